"""routinefile"""
