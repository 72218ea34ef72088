//! A peer in a process of its own, which is asked for a round at a time and takes its own time.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use cards::Time;

use crate::Failure;

pub struct Peer {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    pub fn start(command: &mut Command) -> Result<Self, Failure> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (ask, answers) = (
            child.stdin.take().ok_or("no input")?,
            child.stdout.take().ok_or("no output")?,
        );
        Ok(Self {
            child,
            ask,
            answers: BufReader::new(answers),
        })
    }

    /// Something for it to work on, in one line.
    pub fn tell(&mut self, line: &str) -> Result<(), Failure> {
        Ok(writeln!(self.ask, "{line}")?)
    }

    /// One round, measured by the peer itself.
    pub fn round(&mut self) -> Result<Time, Failure> {
        writeln!(self.ask)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        let (wall, cpu) = answer.trim().split_once(' ').ok_or("the peer gave no time")?;
        Ok(Time {
            wall: wall.parse()?,
            cpu: cpu.parse()?,
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
