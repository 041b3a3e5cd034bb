namespace RouteSolver.Tests;

/// <summary>A small random town with a plan already running (often late or overloaded) and one shipment still to place.
/// Made of plain lists, so that a test can grant what an answer says is lacking.</summary>
internal sealed partial class World
{
    public required TravelMatrix Matrix { get; init; }
    public required int Dimensions { get; init; }
    public List<Vehicle> Vehicles { get; } = [];
    public List<Shipment> Shipments { get; } = [];
    public List<(int Vehicle, FrozenStop[] Done, long ReadyAt)> Frozen { get; } = [];
    public List<List<int>> Routes { get; } = [];
    public int Fairness { get; set; }
    public int Waiting => Shipments.Count - 1;

    public Problem Problem()
    {
        var builder = new ProblemBuilder(Matrix, Dimensions) { Fairness = Fairness };
        foreach (var vehicle in Vehicles) builder.AddVehicle(vehicle);
        foreach (var shipment in Shipments) builder.AddShipment(shipment);
        foreach (var (vehicle, done, readyAt) in Frozen) builder.Freeze(vehicle, done, readyAt);
        return builder.Build();
    }

    public Plan Plan(Problem problem) => RouteSolver.Plan.Of(problem, Routes);

    public static World Random(int seed, int bikes = 2, int planned = 3)
    {
        var dice = new Random(seed);
        var size = dice.Next(3, 8);
        var world = new World { Matrix = Town(dice, size), Dimensions = dice.Next(0, 3) };
        for (var v = 0; v < bikes; v++) world.AddBike(dice, size);
        var stop = 0;
        for (var s = 0; s < dice.Next(0, planned + 1); s++) stop = world.AddPlanned(dice, size, stop);
        var wishes = new Random(~seed);
        if (wishes.Next(3) > 0) world.Wish(wishes);
        world.Freeze(dice);
        world.AddWaiting(dice, size);
        if (wishes.Next(3) > 0) world.Shipments[^1] = world.Wished(wishes, world.Shipments[^1]);
        return world;
    }

    private static TravelMatrix Town(Random dice, int size)
    {
        var (seconds, metres) = (new int[size * size], new int[size * size]);
        for (var i = 0; i < seconds.Length; i++)
            if (i / size != i % size)
                (seconds[i], metres[i]) = (dice.Next(40) == 0 ? TravelMatrix.Unreachable : dice.Next(0, 30), dice.Next(0, 100));
        return new TravelMatrix(size, seconds, metres);
    }

    private void AddBike(Random dice, int size)
    {
        Vehicles.Add(new Vehicle
        {
            Start = dice.Next(4) == 0 ? null : dice.Next(size),
            End = dice.Next(2) == 0 ? null : dice.Next(size),
            Shift = new Window(dice.Next(0, 20), dice.Next(60, 400)),
            Capacity = [.. Enumerable.Range(0, Dimensions).Select(_ => dice.Next(2, 9))],
            SpeedPercent = dice.Next(3) == 0 ? dice.Next(60, 140) : 100,
            Skills = dice.Next(3) == 0 ? SkillSet.None : SkillSet.Of(1),
        });
        Routes.Add([]);
    }

    private int AddPlanned(Random dice, int size, int first)
    {
        var vehicle = dice.Next(Vehicles.Count);
        var shipment = AnyShipment(dice, size, vehicle);
        Shipments.Add(shipment);
        var route = Routes[vehicle];
        var pickups = Enumerable.Range(first, shipment.Pickups.Count).ToList();
        foreach (var pickup in pickups) route.Insert(dice.Next(route.Count + 1), pickup);
        first += pickups.Count;
        var after = pickups.Select(pickup => route.IndexOf(pickup)).DefaultIfEmpty(-1).Max() + 1;
        for (var d = 0; d < shipment.Deliveries.Count; d++) route.Insert(dice.Next(after, route.Count + 1), first++);
        return first;
    }

    private void Freeze(Random dice)
    {
        var problem = Problem();
        var evaluation = PlanEvaluation.Of(problem, Plan(problem));
        for (var v = 0; v < Vehicles.Count; v++)
        {
            if (dice.Next(2) == 0) continue;
            var done = dice.Next(0, Routes[v].Count + 1);
            var drift = dice.Next(-5, 10);
            FrozenStop[] stops = [.. evaluation.Routes[v].Stops.Take(done)
                .Select(stop => new FrozenStop(stop.Stop, stop.Arrival + drift, stop.Start + drift, stop.Departure + drift))];
            Frozen.Add((v, stops, dice.Next(0, 80)));
        }
    }

    private void AddWaiting(Random dice, int size) => Shipments.Add(AnyShipment(dice, size, dice.Next(Vehicles.Count)));

    private Shipment AnyShipment(Random dice, int size, int vehicle)
    {
        var load = Enumerable.Range(0, Dimensions).Select(_ => dice.Next(0, 4)).ToArray();
        int[] twice = [.. load.Select(amount => amount * 2)];
        var (pickup, drop) = (AnyStop(dice, size), AnyStop(dice, size));
        var shipment = dice.Next(8) switch
        {
            0 => new Shipment { Pickups = [pickup with { Load = load }, AnyStop(dice, size) with { Load = load }], Deliveries = [drop with { Load = twice }] },
            1 => new Shipment { Pickups = [pickup with { Load = twice }], Deliveries = [drop with { Load = load }, AnyStop(dice, size) with { Load = load }] },
            2 => new Shipment { Deliveries = [drop with { Load = load }] },
            3 => new Shipment { Pickups = [pickup with { Load = load }] },
            4 => new Shipment { Deliveries = [drop with { Load = load }], OnBoard = new OnBoard(vehicle, dice.Next(-20, 20)) },
            _ => new Shipment { Pickups = [pickup with { Load = load }], Deliveries = [drop with { Load = load }] },
        };
        var canBeLimited = shipment.Pickups.Count > 0 || shipment.OnBoard is not null;
        return shipment with
        {
            LongestOnBoard = canBeLimited && dice.Next(2) == 0 ? dice.Next(10, 90) : null,
            Skills = dice.Next(6) == 0 ? SkillSet.Of(1) : SkillSet.None,
        };
    }

    private static Stop AnyStop(Random dice, int size)
    {
        var open = dice.Next(0, 120);
        Window[] windows = dice.Next(3) switch
        {
            0 => [],
            1 => [new Window(open, open + dice.Next(0, 150))],
            _ => [new Window(open, open + 30), new Window(open + 50, open + 50 + dice.Next(0, 60))],
        };
        return new Stop { Location = dice.Next(size), Windows = windows, ServiceSeconds = dice.Next(0, 6), DoorSeconds = dice.Next(2) * 4 };
    }
}
