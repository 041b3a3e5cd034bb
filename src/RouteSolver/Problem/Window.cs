namespace RouteSolver;

/// <summary>A closed span of seconds [From, To] on the caller's own axis (any origin: midnight, the epoch…).
/// At a stop, service must <em>start</em> inside it; for a vehicle, the whole route must fit in it.</summary>
public readonly record struct Window(long From, long To);
