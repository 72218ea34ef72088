//! `carnet man`: the manual, made from the same source as the help.

use std::io::Write as _;
use std::path::Path;

use clap::CommandFactory as _;

use crate::args::{Cli, Man};
use crate::failure::Failure;

pub(crate) fn run(args: &Man) -> Result<(), Failure> {
    let command = Cli::command();
    if let Some(folder) = &args.folder {
        std::fs::create_dir_all(folder).map_err(|cause| Failure::write(folder, cause))?;
        return clap_mangen::generate_to(command, folder).map_err(|cause| Failure::write(folder, cause));
    }
    let mut page = Vec::new();
    let standard_output = Path::new("standard output");
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|cause| Failure::write(standard_output, cause))?;
    std::io::stdout()
        .write_all(&page)
        .map_err(|cause| Failure::write(standard_output, cause))
}
