//! What holds for every month that can be logged.
