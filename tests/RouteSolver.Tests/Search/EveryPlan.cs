namespace RouteSolver.Tests;

/// <summary>The least cost of all, by riding every order of every choice of stops on every vehicle.</summary>
internal sealed class EveryPlan(Problem problem)
{
    private readonly List<int>[] _routes = [.. Enumerable.Range(0, problem.Vehicles.Count).Select(_ => new List<int>())];
    private readonly bool[] _used = new bool[problem.StopCount];
    private long _best = long.MaxValue;

    public static long LeastCost(Problem problem)
    {
        var search = new EveryPlan(problem);
        search.From(0);
        return search._best;
    }

    private void From(int vehicle)
    {
        if (vehicle == _routes.Length)
        {
            var evaluation = PlanEvaluation.Of(problem, Plan.Of(problem, _routes));
            if (evaluation.IsFeasible) _best = Math.Min(_best, evaluation.Cost);
            return;
        }
        From(vehicle + 1);
        for (var stop = 0; stop < problem.StopCount; stop++)
        {
            if (_used[stop] || (!problem.IsPickup(stop) && problem.StopsOf[problem.ShipmentOf(stop)].Pickups.Any(pickup => !_routes[vehicle].Contains(pickup)))) continue;
            _used[stop] = true;
            _routes[vehicle].Add(stop);
            if (PlanEvaluation.Of(problem, Plan.Of(problem, _routes)).Violations.All(fault => fault.Constraint == Constraint.Incomplete)) From(vehicle);
            _routes[vehicle].RemoveAt(_routes[vehicle].Count - 1);
            _used[stop] = false;
        }
    }
}
