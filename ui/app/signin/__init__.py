"""Who comes in: the policy of exposure, the file of users, sign-in sessions."""
