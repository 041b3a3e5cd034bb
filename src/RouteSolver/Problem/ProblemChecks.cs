namespace RouteSolver;

/// <summary>What makes sense in a problem. Bounds keep every sum far from overflow: times within ±10¹², loads up to 10⁹, costs up to 10¹².</summary>
internal sealed class ProblemChecks(TravelMatrix matrix, int dimensions)
{
    private const long FarthestTime = 1_000_000_000_000;
    private const int HeaviestLoad = 1_000_000_000;
    private const long DearestCost = 1_000_000_000_000;
    private const long HighestTotal = 1_000_000_000_000_000_000;

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
        Cost(vehicle.FixedCost, "vehicles.fixedCost", index);
        Cost(vehicle.CostPerSecond, "vehicles.costPerSecond", index);
        Cost(vehicle.CostPerMetre, "vehicles.costPerMetre", index);
        Leeway(vehicle.Overtime, "vehicles.overtime", index);
        for (var b = 0; b < vehicle.Breaks.Count; b++)
        {
            Span(vehicle.Breaks[b].Window, "vehicles.breaks.window", index);
            Seconds(vehicle.Breaks[b].Seconds, "vehicles.breaks.seconds", index);
            if (b == 0) continue;
            var (last, next) = (vehicle.Breaks[b - 1], vehicle.Breaks[b].Window);
            if (next.From < last.Window.From) throw new ProblemException("vehicles.breaks", index, $"break {b} must not open before break {b - 1}");
            if (next.To < last.Window.To + last.Seconds)
                throw new ProblemException("vehicles.breaks", index, $"break {b} must still be open ({last.Window.To + last.Seconds}) when break {b - 1} begins as late as it may and ends");
        }
        Cost(vehicle.HardshipSoFar, "vehicles.hardshipSoFar", index);
        if (vehicle.HardshipShare < 1) throw new ProblemException("vehicles.hardshipShare", index, $"must be at least 1, is {vehicle.HardshipShare}");
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
        if (shipment.UnplannedCost is { } cost) Cost(cost, "shipments.unplannedCost", index);
        if (shipment.Keep is { } keep) Cost(keep.MoveCost, "shipments.keep.moveCost", index);
        if (shipment.Hardship < 0) throw new ProblemException("shipments.hardship", index, $"must not be negative, is {shipment.Hardship}");
        if (shipment.OnlyVehicles is { Count: 0 }) throw new ProblemException("shipments.onlyVehicles", index, "names no vehicle: leave it null to allow any");
        if (shipment.OnBoard is { } aboard)
        {
            if (shipment.Pickups.Count > 0) throw new ProblemException("shipments.onBoard", index, "what is on board has no pickup left: give only its deliveries");
            Time(aboard.Since, "shipments.onBoard.since", index);
        }
        if (shipment.LongestOnBoard is { } longest)
        {
            Seconds(longest, "shipments.longestOnBoard", index);
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
        Seconds(stop.ServiceSeconds, $"{field}.serviceSeconds", index);
        Seconds(stop.DoorSeconds, $"{field}.doorSeconds", index);
        Leeway(stop.Lateness, $"{field}.lateness", index);
        for (var w = 0; w < stop.Windows.Count; w++)
        {
            Span(stop.Windows[w], $"{field}.windows", index);
            if (w > 0 && stop.Windows[w].From <= stop.Windows[w - 1].To)
                throw new ProblemException($"{field}.windows", index, $"window {w} must begin after window {w - 1} ends");
        }
    }

    /// <summary>The vehicles a shipment names exist.</summary>
    public static void Named(Shipment shipment, int index, int vehicles)
    {
        Known(shipment.OnBoard?.Vehicle, "shipments.onBoard.vehicle");
        Known(shipment.Keep?.Vehicle, "shipments.keep.vehicle");
        foreach (var vehicle in shipment.OnlyVehicles ?? []) Known(vehicle, "shipments.onlyVehicles");

        void Known(int? vehicle, string field)
        {
            if (vehicle < 0 || vehicle >= vehicles) throw new ProblemException(field, index, $"there is no vehicle {vehicle}");
        }
    }

    public static long Cost(long value, string field, int? index) =>
        value is >= 0 and <= DearestCost ? value : throw new ProblemException(field, index, $"must be between 0 and {DearestCost}, is {value}");

    /// <summary>No plan's cost can overflow: every sum the library makes is below the one made here.</summary>
    public static void Total(Problem problem)
    {
        var total = (Int128)problem.DearestWay * (problem.StopCount + problem.Vehicles.Count) + BesideTheWays(problem);
        for (var s = 0; s < problem.Shipments.Count; s++) total += problem.CostOfLeavingOut(s);
        foreach (var vehicle in problem.Vehicles) total += vehicle.FixedCost;
        if (total > HighestTotal) throw new ProblemException("costs", null, $"could add up to {total}, more than {HighestTotal}: use smaller units");
    }

    /// <summary>No plan costs more than this in moves, lateness, overtime and unevenness.</summary>
    public static Int128 BesideTheWays(Problem problem)
    {
        Int128 total = 0, hardship = 0;
        foreach (var shipment in problem.Shipments)
        {
            total += shipment.Keep?.MoveCost ?? 0;
            hardship += shipment.Hardship;
            foreach (var stop in shipment.Pickups.Concat(shipment.Deliveries)) total += Most(stop.Lateness);
        }
        foreach (var vehicle in problem.Vehicles)
            total += Most(vehicle.Overtime) + problem.Fairness * (vehicle.HardshipSoFar + hardship) * (vehicle.HardshipSoFar + hardship);
        return total;

        static Int128 Most(Leeway? leeway) => leeway is null ? 0 : (Int128)leeway.MostSeconds * leeway.CostPerSecond;
    }

    private static void Seconds(long value, string field, int index)
    {
        if (value is < 0 or > FarthestTime) throw new ProblemException(field, index, $"must be between 0 and {FarthestTime} seconds, is {value}");
    }

    private static void Leeway(Leeway? leeway, string field, int index)
    {
        if (leeway is null) return;
        Seconds(leeway.MostSeconds, $"{field}.mostSeconds", index);
        Cost(leeway.CostPerSecond, $"{field}.costPerSecond", index);
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
