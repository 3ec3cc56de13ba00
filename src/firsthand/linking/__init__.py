"""Many reports to copies, stories, incidents, origins, disputes and grades."""
