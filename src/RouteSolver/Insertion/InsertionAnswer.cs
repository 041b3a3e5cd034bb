namespace RouteSolver;

/// <summary>Where shipments could go: one option for every vehicle, in vehicle order.</summary>
public sealed record InsertionAnswer(IReadOnlyList<int> Shipments, IReadOnlyList<InsertionOption> Options)
{
    /// <summary>The feasible option with the least cost, then detour in seconds, then metres, then the lowest vehicle; null when nobody can.</summary>
    public InsertionOption? Best => Options.Where(option => option.IsFeasible)
        .OrderBy(option => option.Cost).ThenBy(option => option.DetourSeconds).ThenBy(option => option.DetourMetres).ThenBy(option => option.Vehicle).FirstOrDefault();

    /// <summary>When nobody can: the option that misses by least, then costs least; null when somebody can.</summary>
    public InsertionOption? Closest => Best is not null ? null
        : Options.OrderBy(option => option.Missed).ThenBy(option => option.Cost).ThenBy(option => option.Vehicle).FirstOrDefault();
}
