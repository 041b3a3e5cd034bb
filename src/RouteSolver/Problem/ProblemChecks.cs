namespace RouteSolver;

/// <summary>What makes sense in a problem. Bounds keep every sum far from overflow: times within ±10¹², loads up to 10⁹.</summary>
internal sealed class ProblemChecks(TravelMatrix matrix, int dimensions)
{
    private const long FarthestTime = 1_000_000_000_000;
    private const int HeaviestLoad = 1_000_000_000;

    public void Vehicle(Vehicle vehicle, int index)
    {
        if (vehicle.Start is { } start) Location(start, "vehicles.start", index);
        if (vehicle.End is { } end) Location(end, "vehicles.end", index);
        Span(vehicle.Shift, "vehicles.shift", index);
        if (vehicle.Capacity.Count != dimensions)
            throw new ProblemException("vehicles.capacity", index, $"needs {dimensions} amounts, has {vehicle.Capacity.Count}");
        Amounts(vehicle.Capacity, "vehicles.capacity", index);
        if (vehicle.SpeedPercent is < 1 or > 1000)
            throw new ProblemException("vehicles.speedPercent", index, $"must be between 1 and 1000, is {vehicle.SpeedPercent}");
    }

    public void Shipment(Shipment shipment, int index)
    {
        if (shipment.Pickups.Count + shipment.Deliveries.Count == 0)
            throw new ProblemException("shipments", index, "has neither a pickup nor a delivery");
        foreach (var stop in shipment.Pickups) Stop(stop, "shipments.pickups", index);
        foreach (var stop in shipment.Deliveries) Stop(stop, "shipments.deliveries", index);
        if (shipment.Priority is < 0 or > 100)
            throw new ProblemException("shipments.priority", index, $"must be between 0 and 100, is {shipment.Priority}");
        if (shipment.Pickups.Count > 0 && shipment.Deliveries.Count > 0) Balance(shipment, index);
        if (shipment.OnBoard is { } aboard)
        {
            if (shipment.Pickups.Count > 0) throw new ProblemException("shipments.onBoard", index, "what is on board has no pickup left: give only its deliveries");
            Time(aboard.Since, "shipments.onBoard.since", index);
        }
        if (shipment.LongestOnBoard is { } longest)
        {
            if (longest is < 0 or > FarthestTime) throw new ProblemException("shipments.longestOnBoard", index, $"must be between 0 and {FarthestTime}, is {longest}");
            if (shipment.Pickups.Count == 0 && shipment.OnBoard is null)
                throw new ProblemException("shipments.longestOnBoard", index, "needs a pickup (or onBoard) to count from");
        }
    }

    public static long Time(long value, string field, int index) =>
        value is >= -FarthestTime and <= FarthestTime
            ? value
            : throw new ProblemException(field, index, $"must be within ±{FarthestTime} seconds, is {value}");

    public static void Frozen(FrozenStop[][] frozen, int stopCount)
    {
        var seen = new HashSet<int>();
        for (var v = 0; v < frozen.Length; v++)
            foreach (var done in frozen[v])
            {
                if (done.Stop < 0 || done.Stop >= stopCount) throw new ProblemException("frozen.stop", v, $"there is no stop {done.Stop}");
                if (!seen.Add(done.Stop)) throw new ProblemException("frozen.stop", v, $"stop {done.Stop} was already done");
                Time(done.Arrival, "frozen.arrival", v);
                Time(done.Departure, "frozen.departure", v);
                if (done.Start < done.Arrival || done.Departure < done.Start)
                    throw new ProblemException("frozen.start", v, $"stop {done.Stop} must arrive, start, depart in that order");
            }
    }

    private void Stop(Stop stop, string field, int index)
    {
        Location(stop.Location, $"{field}.location", index);
        if (stop.Load.Count != 0 && stop.Load.Count != dimensions)
            throw new ProblemException($"{field}.load", index, $"needs {dimensions} amounts or none, has {stop.Load.Count}");
        Amounts(stop.Load, $"{field}.load", index);
        if (stop.ServiceSeconds is < 0 or > FarthestTime) throw new ProblemException($"{field}.serviceSeconds", index, $"makes no sense: {stop.ServiceSeconds}");
        if (stop.DoorSeconds is < 0 or > FarthestTime) throw new ProblemException($"{field}.doorSeconds", index, $"makes no sense: {stop.DoorSeconds}");
        for (var w = 0; w < stop.Windows.Count; w++)
        {
            Span(stop.Windows[w], $"{field}.windows", index);
            if (w > 0 && stop.Windows[w].From <= stop.Windows[w - 1].To)
                throw new ProblemException($"{field}.windows", index, $"window {w} must begin after window {w - 1} ends");
        }
    }

    private void Balance(Shipment shipment, int index)
    {
        for (var d = 0; d < dimensions; d++)
        {
            var taken = shipment.Pickups.Sum(stop => stop.Load.Count == 0 ? 0L : stop.Load[d]);
            var given = shipment.Deliveries.Sum(stop => stop.Load.Count == 0 ? 0L : stop.Load[d]);
            if (taken != given)
                throw new ProblemException("shipments.load", index, $"takes {taken} but hands over {given} in dimension {d}");
        }
    }

    private void Location(int location, string field, int index)
    {
        if (location < 0 || location >= matrix.Size)
            throw new ProblemException(field, index, $"location {location} is not in the matrix (0 to {matrix.Size - 1})");
    }

    private static void Span(Window window, string field, int index)
    {
        Time(window.From, field, index);
        Time(window.To, field, index);
        if (window.To < window.From) throw new ProblemException(field, index, $"ends ({window.To}) before it begins ({window.From})");
    }

    private static void Amounts(IReadOnlyList<int> amounts, string field, int index)
    {
        foreach (var amount in amounts)
            if (amount is < 0 or > HeaviestLoad) throw new ProblemException(field, index, $"must be between 0 and {HeaviestLoad}, is {amount}");
    }
}
