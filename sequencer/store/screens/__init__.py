"""What screens show: questions shaped like a page, in a fixed number. They read rows and never write one."""
