"""Text → Plan: plan files, read by what reads routines, each problem at its place."""
