"""Reminders that the system gives: a calendar's file, timers, agents, crontab lines; text out."""
