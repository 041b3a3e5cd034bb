namespace RouteSolver;

/// <summary>How far each rule may go at each stop and on each vehicle: what the problem says, stretched to what a given route
/// has already come to. Nothing gets worse than it was, and nobody is refused for what is late anyway.</summary>
internal sealed class RouteLimits
{
    /// <summary>By stop: seconds beyond the last window, seconds on board, shipments on top, shipments beside, no way to it.</summary>
    public readonly long[] Late, Aboard;
    public readonly int[] OnTop, Beside;
    public readonly bool[] HasNoWay;

    /// <summary>By vehicle (and dimension): the latest end, no way to it, what fits.</summary>
    public readonly long[] End, Capacity;
    public readonly bool[] HasNoWayHome;

    private readonly Problem _problem;

    public RouteLimits(Problem problem)
    {
        _problem = problem;
        var (stops, vehicles) = (problem.StopCount, problem.Vehicles.Count);
        (Late, Aboard, OnTop, Beside, HasNoWay) = (new long[stops], new long[stops], new int[stops], new int[stops], new bool[stops]);
        (End, HasNoWayHome, Capacity) = (new long[vehicles], new bool[vehicles], new long[vehicles * problem.Dimensions]);
        for (var stop = 0; stop < stops; stop++) (Late[stop], Aboard[stop]) = (problem.LatenessMost(stop), problem.Longest(stop));
        for (var v = 0; v < vehicles; v++)
        {
            End[v] = problem.LatestEnd(v);
            for (var d = 0; d < problem.Dimensions; d++) Capacity[v * problem.Dimensions + d] = problem.Vehicles[v].Capacity[d];
        }
    }

    /// <summary>Stretched to what the frozen prefixes, and what is on board, break alone.</summary>
    public static RouteLimits OfFrozen(Problem problem)
    {
        var limits = new RouteLimits(problem);
        for (var v = 0; v < problem.Vehicles.Count; v++) limits.Tolerate(RouteSchedule.Play(problem, v, [.. problem.Frozen(v).Select(done => done.Stop)]));
        return limits;
    }

    /// <summary>Whatever this route breaks it may break again, as far as now.</summary>
    public void Tolerate(RouteEvaluation route)
    {
        foreach (var (constraint, vehicle, at, dimension, amount) in route.Violations)
            switch ((constraint, at))
            {
                case (Constraint.TimeWindow, { } stop): Late[stop] = Math.Max(Late[stop], _problem.LatenessMost(stop) + amount); break;
                case (Constraint.TimeOnBoard, { } stop): Aboard[stop] = Math.Max(Aboard[stop], _problem.Longest(stop) + amount); break;
                case (Constraint.LastInFirstOut, { } stop): OnTop[stop] = Math.Max(OnTop[stop], (int)amount); break;
                case (Constraint.Incompatible, { } stop): Beside[stop] = Math.Max(Beside[stop], (int)amount); break;
                case (Constraint.Unreachable, { } stop): HasNoWay[stop] = true; break;
                case (Constraint.Unreachable, null): HasNoWayHome[vehicle] = true; break;
                case (Constraint.ShiftEnd, _): End[vehicle] = Math.Max(End[vehicle], _problem.LatestEnd(vehicle) + amount); break;
                case (Constraint.Capacity, _): Stretch(vehicle * _problem.Dimensions + dimension!.Value, _problem.Vehicles[vehicle].Capacity[dimension.Value] + amount); break;
            }
    }

    private void Stretch(int at, long most) => Capacity[at] = Math.Max(Capacity[at], most);
}
