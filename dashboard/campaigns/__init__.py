"""Campaigns & content: a hashtag campaign, dialogue threads, what was seen, who follows."""
