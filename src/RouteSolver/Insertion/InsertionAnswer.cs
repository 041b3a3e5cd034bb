namespace RouteSolver;

/// <summary>Where shipments could go: one option for every vehicle, in vehicle order.</summary>
public sealed record InsertionAnswer(IReadOnlyList<int> Shipments, IReadOnlyList<InsertionOption> Options)
{
    /// <summary>The feasible option with the least detour in seconds, then metres, then the lowest vehicle; null when nobody can.</summary>
    public InsertionOption? Best => Options.Where(option => option.IsFeasible)
        .OrderBy(option => option.DetourSeconds).ThenBy(option => option.DetourMetres).ThenBy(option => option.Vehicle).FirstOrDefault();
}
