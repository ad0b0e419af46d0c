"""Where the mix goes: one module a library, each opened only when it is wanted."""
