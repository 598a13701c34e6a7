"""Home: the next meeting and what it waits for, deadlines, overdue actions, and drafts on their way."""
