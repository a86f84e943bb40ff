//! Tests of the views as HTML, of the whole pages, and of what a program can check of the
//! project's invariants.

mod another;
mod owner;
mod pages;
mod tidy;
mod views;
