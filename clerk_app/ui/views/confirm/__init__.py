"""A question before something that is easily regretted."""
