mod batch;
mod halves;
