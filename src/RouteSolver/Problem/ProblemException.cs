namespace RouteSolver;

/// <summary>The problem as given makes no sense. Names the field (<c>shipments.pickups.load</c>) and, where there is one,
/// the index of the vehicle, shipment or entry at fault.</summary>
public sealed class ProblemException(string field, int? index, string what)
    : ArgumentException(index is null ? $"{field}: {what}" : $"{field}[{index}]: {what}")
{
    public string Field { get; } = field;
    public int? Index { get; } = index;
}
