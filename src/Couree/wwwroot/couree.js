// The one small script: swaps fragments and listens to server-sent events.
