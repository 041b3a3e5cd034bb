using System.Diagnostics;
using Couree.Bench.Routing;
using Google.OrTools.ConstraintSolver;

namespace Couree.Peers;

/// <summary>The same benchmark told to Google OR-Tools: same integers, same fixed cost, same windows. Its search uses one thread; to give it two,
/// two searches run side by side, each from another first solution, both with guided local search, and the better one counts.</summary>
internal static class OrTools
{
    private static readonly FirstSolutionStrategy.Types.Value[] Starts =
        [FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion, FirstSolutionStrategy.Types.Value.LocalCheapestInsertion];

    /// <returns>The better answer's routes (none when both found nothing) and the seconds all took, building included.</returns>
    public static (List<int[]> Routes, double Seconds) Solve(Instance instance, double seconds, int threads)
    {
        var begun = Stopwatch.GetTimestamp();
        var answers = new List<int[]>[threads];
        var searches = Enumerable.Range(0, threads).Select(t => new Thread(() => answers[t] = One(instance, seconds, begun, Starts[t % Starts.Length]))).ToList();
        searches.ForEach(thread => thread.Start());
        searches.ForEach(thread => thread.Join());
        var best = answers.Where(routes => routes.Count > 0).OrderBy(routes => routes.Count).ThenBy(instance.Distance).FirstOrDefault() ?? [];
        return (best, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    private static List<int[]> One(Instance instance, double seconds, long begun, FirstSolutionStrategy.Types.Value start)
    {
        using var manager = new RoutingIndexManager(instance.Nodes.Length, instance.VehicleLimit, 0);
        using var model = new RoutingModel(manager);
        Describe(instance, manager, model);
        var left = seconds - Stopwatch.GetElapsedTime(begun).TotalSeconds;
        if (left <= 0) return [];
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = start;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = new() { Seconds = (long)left, Nanos = (int)((left - Math.Floor(left)) * 1e9) };
        using var found = model.SolveWithParameters(parameters);
        return found is null ? [] : Routes(instance, manager, model, found);
    }

    private static void Describe(Instance instance, RoutingIndexManager manager, RoutingModel model)
    {
        var (size, nodes) = (instance.Nodes.Length, instance.Nodes);
        var ways = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => (long)instance.Travel[i * size + j]).ToArray()).ToArray();
        var way = model.RegisterTransitMatrix(ways);
        model.SetArcCostEvaluatorOfAllVehicles(way);
        model.SetFixedCostOfAllVehicles((long)size * Math.Max(1, instance.Travel.Max()));
        var times = ways.Select((row, i) => row.Select(seconds => seconds + nodes[i].Service).ToArray()).ToArray();
        model.AddDimension(model.RegisterTransitMatrix(times), nodes[0].Latest, nodes[0].Latest, false, "time");
        model.AddDimension(model.RegisterUnaryTransitVector([.. nodes.Select(node => (long)node.Demand)]), 0, instance.Capacity, true, "load");
        var time = model.GetMutableDimension("time");
        for (var node = 1; node < size; node++)
        {
            var index = manager.NodeToIndex(node);
            time.CumulVar(index).SetRange(nodes[node].Earliest, nodes[node].Latest);
            if (nodes[node].Delivery == 0) continue;
            var delivery = manager.NodeToIndex(nodes[node].Delivery);
            model.AddPickupAndDelivery(index, delivery);
            model.solver().Add(model.VehicleVar(index) == model.VehicleVar(delivery));
            model.solver().Add(time.CumulVar(index) <= time.CumulVar(delivery));
        }
        for (var v = 0; v < instance.VehicleLimit; v++) time.CumulVar(model.Start(v)).SetRange(nodes[0].Earliest, nodes[0].Latest);
    }

    private static List<int[]> Routes(Instance instance, RoutingIndexManager manager, RoutingModel model, Assignment found)
    {
        var routes = new List<int[]>();
        for (var v = 0; v < instance.VehicleLimit; v++)
        {
            var route = new List<int>();
            for (var index = found.Value(model.NextVar(model.Start(v))); !model.IsEnd(index); index = found.Value(model.NextVar(index)))
                route.Add(manager.IndexToNode(index));
            if (route.Count > 0) routes.Add([.. route]);
        }
        return routes;
    }
}
