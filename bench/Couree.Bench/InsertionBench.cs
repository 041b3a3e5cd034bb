using System.Diagnostics;
using RouteSolver;

/// <summary>One more run into a live plan of 300 stops ridden by 10 couriers: windows, two capacities,
/// time on board. Prints the median of 200 questions, each with the plan prepared anew, and what it allocates.</summary>
public static class InsertionBench
{
    private const int Vehicles = 10, StopsPerVehicle = 30, Questions = 200, Places = 400;
    private const long RunSeconds = 1400;

    public static void Run(TextWriter output)
    {
        output.WriteLine("insertion: 1 run into a live plan, all vehicles considered");
        Measure(output, "300 stops, 10 couriers", Vehicles, StopsPerVehicle, limited: false);
        Measure(output, "300 stops, 10 couriers, time on board", Vehicles, StopsPerVehicle, limited: true);
        Measure(output, "300 stops, 10 couriers, time on board, a lunch break each", Vehicles, StopsPerVehicle, limited: true, breaks: true);
        Measure(output, "300 stops, 1 courier", 1, Vehicles * StopsPerVehicle, limited: true);
        Measure(output, "300 stops, 10 couriers, two shops and one citizen", Vehicles, StopsPerVehicle, limited: true, shops: 2);
        Measure(output, "300 stops, 10 couriers, five shops and one citizen", Vehicles, StopsPerVehicle, limited: false, shops: 5);
    }

    private static void Measure(TextWriter output, string name, int vehicles, int stopsEach, bool limited, int shops = 1, bool breaks = false)
    {
        var (problem, plan) = LivePlan(vehicles, stopsEach, limited, shops, breaks);
        var waiting = Enumerable.Range(problem.Shipments.Count - Questions, Questions).ToArray();
        for (var warm = 0; warm < 5; warm++)
            foreach (var shipment in waiting) Insertion.Cheapest(problem, plan, shipment);
        var whole = Median(waiting, shipment => Insertion.Cheapest(problem, plan, shipment));
        var prepared = new Insertion(problem, plan);
        var asked = Median(waiting, shipment => prepared.Cheapest(shipment));
        var feasible = waiting.Sum(shipment => prepared.Cheapest(shipment).Options.Count(option => option.IsFeasible));
        output.WriteLine($"  {name}: prepare + ask median {whole.Median:F0} µs (worst {whole.Worst:F0}), {whole.Bytes} bytes;"
            + $" ask again median {asked.Median:F0} µs (worst {asked.Worst:F0}), {asked.Bytes} bytes; possible {feasible} of {Questions * vehicles}");
    }

    private static (double Median, double Worst, long Bytes) Median(int[] shipments, Func<int, InsertionAnswer> ask)
    {
        var times = new double[shipments.Length];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < shipments.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ask(shipments[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / shipments.Length;
        Array.Sort(times);
        return (times[times.Length / 2], times[^1], bytes);
    }

    /// <summary>A town of 4 × 4 km with one-way detours; windows lie around the time each round comes by, so that most of it is in time.</summary>
    private static (Problem Problem, Plan Plan) LivePlan(int vehicles, int stopsEach, bool limited, int shops, bool breaks)
    {
        var dice = new Random(7);
        var builder = new ProblemBuilder(Town(dice), dimensions: 2);
        for (var v = 0; v < vehicles; v++)
            builder.AddVehicle(new Vehicle
            {
                Start = v, End = v, Shift = new Window(0, stopsEach / 2 * RunSeconds + 3600), Capacity = [60_000, 200],
                Breaks = breaks ? [new Break(new Window(stopsEach / 4 * RunSeconds, stopsEach / 4 * RunSeconds + 3600), 2700)] : [],
            });
        var routes = new List<List<int>>();
        for (var v = 0; v < vehicles; v++)
            routes.Add(Round(builder, dice, stopsEach / 2, limited));
        for (var q = 0; q < Questions; q++)
            builder.AddShipment(Run(dice, new Window(dice.Next(0, (int)(stopsEach / 4 * RunSeconds)), stopsEach / 2 * RunSeconds), limited, shops));
        var problem = builder.Build();
        return (problem, Plan.Of(problem, routes));
    }

    /// <summary>Up to two runs on board at once, each due when the round comes by.</summary>
    private static List<int> Round(ProblemBuilder builder, Random dice, int runs, bool limited)
    {
        var (route, aboard) = (new List<int>(), new Queue<int>());
        for (var i = 0; i < runs; i++)
        {
            var due = i * RunSeconds;
            var stops = builder.AddShipment(Run(dice, new Window(Math.Max(0, due - 1800), due + 7200), limited));
            route.Add(stops.Pickups[0]);
            aboard.Enqueue(stops.Deliveries[0]);
            if (aboard.Count == 2 || dice.Next(2) == 0) route.Add(aboard.Dequeue());
        }
        route.AddRange(aboard);
        return route;
    }

    private static Shipment Run(Random dice, Window window, bool limited, int shops = 1) => new()
    {
        Pickups = [.. Enumerable.Range(0, shops).Select(_ => Door(dice, window, 1))],
        Deliveries = [Door(dice, window, shops)],
        LongestOnBoard = limited ? 2400 : null,
    };

    private static Stop Door(Random dice, Window window, int parcels) => new()
    {
        Location = dice.Next(Places), Windows = [window], ServiceSeconds = 60, DoorSeconds = 90, Load = [parcels * 5000, parcels * 20],
    };

    private static TravelMatrix Town(Random dice)
    {
        var at = Enumerable.Range(0, Places).Select(_ => (X: dice.Next(4000), Y: dice.Next(4000))).ToArray();
        var (seconds, metres) = (new int[Places * Places], new int[Places * Places]);
        for (var i = 0; i < seconds.Length; i++)
        {
            var (from, to) = (i / Places, i % Places);
            if (from == to) continue;
            metres[i] = Math.Abs(at[from].X - at[to].X) + Math.Abs(at[from].Y - at[to].Y) + dice.Next(0, 100);
            seconds[i] = metres[i] / 5;
        }
        return new TravelMatrix(Places, seconds, metres);
    }
}
