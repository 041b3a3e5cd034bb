namespace RouteSolver;

/// <summary>A plan prepared for questions of the kind "who could take this too, where, and at what price?".
/// Prepare once, ask for as many shipments as wait; nothing is changed. Safe for use by several threads.</summary>
public sealed class Insertion
{
    private readonly Problem _problem;
    private readonly Plan _plan;
    private readonly RouteEvaluation[] _before;
    private readonly RouteSlack[] _slack;

    /// <summary>O(stops). The plan may be late or overloaded: an option must only not make anything worse.</summary>
    /// <exception cref="ArgumentException">A stop is planned twice, or a route does not begin with what its vehicle has done.</exception>
    public Insertion(Problem problem, Plan plan)
    {
        var evaluation = PlanEvaluation.Of(problem, plan);
        foreach (var violation in evaluation.Violations)
            if (violation.Constraint is Constraint.Duplicate or Constraint.FrozenPrefix)
                throw new ArgumentException($"Nothing can be inserted into routes[{violation.Vehicle}]: {violation.Constraint} (stop {violation.Stop}).", nameof(plan));
        (_problem, _plan) = (problem, plan);
        _before = [.. evaluation.Routes];
        _slack = [.. evaluation.Routes.Select(route => new RouteSlack(problem, route))];
    }

    /// <summary>Prepares and asks at once, for one shipment.</summary>
    public static InsertionAnswer Cheapest(Problem problem, Plan plan, int shipment) => new Insertion(problem, plan).Cheapest(shipment);

    /// <summary>For every vehicle, the least cost at which it could take these shipments, all on that vehicle.</summary>
    /// <remarks>Exact for one or two stops, and for more as long as there are few ways to interleave them (three stops into about 60,
    /// four into about 20); beyond, stops go in one by one by regret: then feasible and truthful, not always cheapest.</remarks>
    /// <exception cref="ArgumentException">No such shipment, one planned already (take it out first: <see cref="Plan.Without"/>), or nothing left to do.</exception>
    public InsertionAnswer Cheapest(params ReadOnlySpan<int> shipments)
    {
        var (stops, bound) = Missing(shipments);
        var options = new InsertionOption[_slack.Length];
        RouteSimulation? ridden = null;
        for (var v = 0; v < options.Length; v++)
            options[v] = bound >= 0 && bound != v
                ? new InsertionOption { Vehicle = v, Missed = Missed.Hopeless, Violations = [new Violation(Constraint.BoundElsewhere, v, stops[0], null, 1)] }
                : Option(v, stops, () => ridden ??= new RouteSimulation(_problem));
        return new InsertionAnswer([.. shipments], options);
    }

    private InsertionOption Option(int vehicle, int[] stops, Func<RouteSimulation> simulation)
    {
        var before = _before[vehicle];
        var after = RouteSchedule.Play(_problem, vehicle, Threading.Thread(_slack[vehicle], stops, simulation));
        var positions = new List<int>(stops.Length);
        var delays = new List<Delay>();
        for (var i = 0; i < after.Stops.Count; i++)
        {
            var now = after.Stops[i];
            if (stops.Contains(now.Stop))
            {
                positions.Add(i);
                continue;
            }
            var later = now.Start - before.Stops[i - positions.Count].Start;
            if (later > 0) delays.Add(new Delay(now.Stop, later, now.Lateness));
        }
        Violation[] violations = [.. after.Violations.Where(now => !before.Violations.Any(was => was.IsAbout(now) && was.Amount >= now.Amount))];
        return new InsertionOption
        {
            Vehicle = vehicle,
            Route = after,
            Positions = positions,
            Cost = after.Cost - before.Cost,
            DetourSeconds = after.TravelSeconds - before.TravelSeconds,
            DetourMetres = after.Metres - before.Metres,
            EndsLaterSeconds = after.EndsAt - before.EndsAt,
            Delays = delays,
            Violations = violations,
            Missed = Missed.By(_problem, violations),
            FitsFrom = violations.Any(violation => violation.Constraint == Constraint.Capacity) ? Missed.FitsFrom(_problem, before, stops) : null,
        };
    }

    private (int[] Stops, int Bound) Missing(ReadOnlySpan<int> shipments)
    {
        var (stops, bound) = (new List<int>(), -1);
        foreach (var shipment in shipments)
        {
            if (shipment < 0 || shipment >= _problem.Shipments.Count)
                throw new ArgumentException($"There is no shipment {shipment} (0 to {_problem.Shipments.Count - 1}).", nameof(shipments));
            if (_problem.BoundTo(shipment) is { } vehicle)
            {
                if (bound >= 0 && bound != vehicle) throw new ArgumentException($"These shipments are bound to vehicles {bound} and {vehicle}: ask for each alone.", nameof(shipments));
                bound = vehicle;
            }
            foreach (var stop in _problem.StopsOf[shipment].Pickups.Concat(_problem.StopsOf[shipment].Deliveries))
                if (!IsPlanned(stop, shipment)) stops.Add(stop);
        }
        if (stops.Count == 0) throw new ArgumentException("Nothing is left to insert.", nameof(shipments));
        if (stops.Distinct().Count() != stops.Count) throw new ArgumentException("A shipment is named twice.", nameof(shipments));
        return ([.. stops], bound);
    }

    private bool IsPlanned(int stop, int shipment)
    {
        for (var v = 0; v < _plan.VehicleCount; v++)
        {
            var position = _plan.Route(v).IndexOf(stop);
            if (position < 0) continue;
            if (position < _problem.Frozen(v).Count) return true;
            throw new ArgumentException($"Shipment {shipment} is already in the plan (stop {stop} of vehicle {v}): take it out first.", nameof(shipment));
        }
        return false;
    }
}
