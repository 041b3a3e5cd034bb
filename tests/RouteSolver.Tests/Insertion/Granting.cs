namespace RouteSolver.Tests;

/// <summary>The same town, with every stated violation granted by exactly its amount.</summary>
internal static class Granting
{
    public static World All(World world, Problem problem, IReadOnlyList<Violation> violations)
    {
        var granted = new World { Matrix = world.Matrix, Dimensions = world.Dimensions, Fairness = world.Fairness };
        granted.Vehicles.AddRange(world.Vehicles);
        granted.Shipments.AddRange(world.Shipments);
        granted.Frozen.AddRange(world.Frozen);
        granted.Routes.AddRange(world.Routes);
        foreach (var violation in violations) One(granted, problem, violation);
        foreach (var aboard in violations.Where(violation => violation.Constraint == Constraint.TimeOnBoard).GroupBy(violation => problem.ShipmentOf(violation.Stop!.Value)))
        {
            var shipment = granted.Shipments[aboard.Key];
            granted.Shipments[aboard.Key] = shipment with { LongestOnBoard = shipment.LongestOnBoard + aboard.Max(violation => violation.Amount) };
        }
        return granted;
    }

    private static void One(World world, Problem problem, Violation violation)
    {
        var vehicle = world.Vehicles[violation.Vehicle];
        switch (violation.Constraint)
        {
            case Constraint.Skill:
                vehicle = vehicle with { Skills = vehicle.Skills.With(problem.Shipments[problem.ShipmentOf(violation.Stop!.Value)].Skills) };
                break;
            case Constraint.Capacity:
                int[] capacity = [.. vehicle.Capacity];
                capacity[violation.Dimension!.Value] += (int)violation.Amount;
                vehicle = vehicle with { Capacity = capacity };
                break;
            case Constraint.ShiftEnd:
                vehicle = vehicle with { Shift = vehicle.Shift with { To = vehicle.Shift.To + violation.Amount } };
                break;
            case Constraint.TimeWindow:
                Widen(world, problem, violation.Stop!.Value, violation.Amount);
                break;
            case Constraint.PinnedElsewhere:
                Change(shipment => shipment with { OnlyVehicles = [.. shipment.OnlyVehicles!, violation.Vehicle] });
                break;
            case Constraint.LastInFirstOut:
                Change(shipment => shipment with { LastInFirstOut = false });
                break;
            case Constraint.Incompatible:
                Change(shipment => shipment with { Goods = GoodsSet.None, NotWith = GoodsSet.None });
                break;
            case Constraint.TimeOnBoard:
                break; // granted per shipment, by the largest amount
            default:
                throw new InvalidOperationException($"An insertion must never break {violation.Constraint}.");
        }
        world.Vehicles[violation.Vehicle] = vehicle;

        void Change(Func<Shipment, Shipment> changed)
        {
            var shipment = problem.ShipmentOf(violation.Stop!.Value);
            world.Shipments[shipment] = changed(world.Shipments[shipment]);
        }
    }

    private static void Widen(World world, Problem problem, int number, long seconds)
    {
        var shipment = problem.ShipmentOf(number);
        Stop Wider(Stop stop) => stop with { Windows = [.. stop.Windows.SkipLast(1), stop.Windows[^1] with { To = stop.Windows[^1].To + seconds }] };
        Stop[] Changed(IReadOnlyList<Stop> stops, IReadOnlyList<int> numbers) => [.. stops.Select((stop, i) => numbers[i] == number ? Wider(stop) : stop)];
        var (whole, stops) = (world.Shipments[shipment], problem.StopsOf[shipment]);
        world.Shipments[shipment] = whole with { Pickups = Changed(whole.Pickups, stops.Pickups), Deliveries = Changed(whole.Deliveries, stops.Deliveries) };
    }
}
