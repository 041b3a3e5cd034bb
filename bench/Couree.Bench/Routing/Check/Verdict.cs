namespace Couree.Bench.Routing.Check;

/// <summary>What the definition says of a solution: <see cref="Faults"/> is empty when it stands.</summary>
internal sealed record Verdict(IReadOnlyList<string> Faults, int Vehicles, double Distance)
{
    private const double Tolerance = 1e-6;

    /// <summary>Rides every route from the depot as early as possible, holding each rule of the definition against it.</summary>
    public static Verdict Of(Definition benchmark, IReadOnlyList<int[]> routes)
    {
        var faults = new List<string>();
        var distance = 0.0;
        for (var r = 0; r < routes.Count; r++)
        {
            if (routes[r].Length == 0) faults.Add($"route {r + 1} is empty");
            else distance += Ride(benchmark, routes[r], fault => faults.Add($"route {r + 1}: {fault}"));
        }
        foreach (var (task, count) in routes.SelectMany(route => route).CountBy(task => task))
            if (count > 1) faults.Add($"task {task} is served {count} times");
        foreach (var task in benchmark.Tasks.Keys.Except(routes.SelectMany(route => route)))
            if (task != 0) faults.Add($"task {task} is not served");
        if (routes.Count > benchmark.VehicleLimit) faults.Add($"{routes.Count} routes, and only {benchmark.VehicleLimit} vehicles");
        return new(faults, routes.Count, distance);
    }

    private static double Ride(Definition benchmark, int[] route, Action<string> fault)
    {
        var (here, load, length) = (0, 0.0, 0.0);
        var time = benchmark.Tasks[0].Earliest;
        var behind = new HashSet<int>();
        foreach (var number in route)
        {
            if (number == 0 || !benchmark.Tasks.TryGetValue(number, out var task))
            {
                fault($"there is no task {number}");
                continue;
            }
            length += benchmark.Travel(here, number);
            time = Math.Max(time + benchmark.Travel(here, number), task.Earliest);
            if (time > task.Latest + Tolerance) fault(FormattableString.Invariant($"task {number} begins at {time:0.000000}, after {task.Latest}"));
            time += task.Service;
            load += task.Demand;
            if (load > benchmark.Capacity + Tolerance) fault(FormattableString.Invariant($"{load} aboard after task {number}, and room for {benchmark.Capacity}"));
            if (task.PickupOf > 0 && !behind.Contains(task.PickupOf))
                fault(route.Contains(task.PickupOf) ? $"task {number} comes before its pickup {task.PickupOf}" : $"task {number} is without its pickup {task.PickupOf}");
            if (task.DeliveryOf > 0 && !route.Contains(task.DeliveryOf)) fault($"task {number} is without its delivery {task.DeliveryOf}");
            behind.Add(here = number);
        }
        length += benchmark.Travel(here, 0);
        time += benchmark.Travel(here, 0);
        if (time > benchmark.Tasks[0].Latest + Tolerance) fault(FormattableString.Invariant($"is back at {time:0.000000}, after {benchmark.Tasks[0].Latest}"));
        return length;
    }
}
