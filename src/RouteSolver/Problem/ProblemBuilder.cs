namespace RouteSolver;

/// <summary>Gathers vehicles, shipments and frozen prefixes, checks each at once, and builds the immutable <see cref="Problem"/>.
/// Vehicles, shipments and stops are numbered from 0 in the order added (a shipment's pickups before its deliveries).</summary>
public sealed class ProblemBuilder
{
    private readonly ProblemChecks _checks;
    private readonly List<Vehicle> _vehicles = [];
    private readonly List<Shipment> _shipments = [];
    private readonly List<ShipmentStops> _stops = [];
    private readonly Dictionary<int, (FrozenStop[] Stops, long ReadyAt)> _frozen = [];
    private int _stopCount;

    /// <param name="matrix">Seconds and metres between locations.</param>
    /// <param name="dimensions">How many things loads and capacities measure (grams, litres…), 0 to 16.</param>
    public ProblemBuilder(TravelMatrix matrix, int dimensions)
    {
        if (dimensions is < 0 or > 16) throw new ProblemException("dimensions", null, $"must be between 0 and 16, is {dimensions}");
        Matrix = matrix;
        Dimensions = dimensions;
        _checks = new ProblemChecks(matrix, dimensions);
    }

    public TravelMatrix Matrix { get; }
    public int Dimensions { get; }

    /// <inheritdoc cref="Problem.Fairness"/>
    public int Fairness { get; set; }

    /// <returns>The vehicle's number.</returns>
    /// <exception cref="ProblemException">A field makes no sense; it is named.</exception>
    public int AddVehicle(Vehicle vehicle)
    {
        _checks.Vehicle(vehicle, _vehicles.Count);
        _vehicles.Add(vehicle with { Capacity = [.. vehicle.Capacity], Breaks = [.. vehicle.Breaks] });
        return _vehicles.Count - 1;
    }

    /// <returns>The shipment's number and the numbers of its stops.</returns>
    /// <exception cref="ProblemException">A field makes no sense; it is named.</exception>
    public ShipmentStops AddShipment(Shipment shipment)
    {
        _checks.Shipment(shipment, _shipments.Count);
        int[] pickups = [.. Enumerable.Range(_stopCount, shipment.Pickups.Count)];
        int[] deliveries = [.. Enumerable.Range(_stopCount + pickups.Length, shipment.Deliveries.Count)];
        var stops = new ShipmentStops(_shipments.Count, pickups, deliveries);
        _stopCount += pickups.Length + deliveries.Length;
        _shipments.Add(shipment with
        {
            Pickups = [.. shipment.Pickups],
            Deliveries = [.. shipment.Deliveries],
            OnlyVehicles = shipment.OnlyVehicles is { } only ? [.. only] : null,
        });
        _stops.Add(stops);
        return stops;
    }

    /// <summary>Says what a vehicle has done or begun: every plan's route for it begins so, and nothing changes it.</summary>
    /// <param name="vehicle">Its number.</param>
    /// <param name="done">Stops in the order they were done, with their times; may be empty.</param>
    /// <param name="readyAt">It leaves for its next stop no earlier than this second (usually: now).</param>
    public void Freeze(int vehicle, IReadOnlyList<FrozenStop> done, long readyAt)
    {
        if (vehicle < 0 || vehicle >= _vehicles.Count) throw new ProblemException("frozen.vehicle", vehicle, "no such vehicle");
        _frozen[vehicle] = ([.. done], ProblemChecks.Time(readyAt, "frozen.readyAt", vehicle));
    }

    /// <exception cref="ProblemException">Something added does not fit the rest (a frozen stop on two vehicles, an unknown bike…).</exception>
    public Problem Build()
    {
        var frozen = new FrozenStop[_vehicles.Count][];
        var readyAt = new long[_vehicles.Count];
        for (var v = 0; v < frozen.Length; v++)
            (frozen[v], readyAt[v]) = _frozen.TryGetValue(v, out var done) ? done : ([], Problem.AnyTime);
        ProblemChecks.Frozen(frozen, _stopCount);
        for (var s = 0; s < _shipments.Count; s++) ProblemChecks.Named(_shipments[s], s, _vehicles.Count);
        var problem = new Problem(Matrix, Dimensions, [.. _vehicles], [.. _shipments], [.. _stops], _stopCount, frozen, readyAt)
        {
            Fairness = (int)ProblemChecks.Cost(Fairness, "fairness", null),
        };
        ProblemChecks.Total(problem);
        return problem;
    }
}
