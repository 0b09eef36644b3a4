//! How the rules behave: the edge cases of real municipalities by name, and properties that hold for every month.

#![cfg(test)]

mod ages;
mod carry_over;
mod circumstances;
mod corrections;
mod driving_list;
mod edge_money;
mod edge_people;
mod edge_time;
mod generate;
mod pay_lines;
mod properties;
mod removal;
mod rounding;
mod stays;
mod stored;
mod world;
