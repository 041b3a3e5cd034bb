using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>All the phone needs to ride without a network. The two instants let it estimate its clock's offset.</summary>
/// <param name="ReceivedAt">when the house received the question</param>
/// <param name="AnsweredAt">when it answered</param>
/// <param name="OnShift">the shift under way ends then; null when there is none</param>
internal sealed record CourierRound(
    Rider Me, DateTime ReceivedAt, DateTime AnsweredAt, DateTime? OnShift, IReadOnlyList<CourierCoop> Coops, IReadOnlyList<CourierStop> Stops, IReadOnlyList<WaitingRun> Waiting);

internal sealed record Rider(PersonId Id, string Name);

internal sealed record CourierCoop(OrganisationId Id, string Slug, string Name);

/// <summary>One door, in the round's order. Grams and litres are the whole run's. `Collect` in cents, null when all is paid.</summary>
internal sealed record CourierStop(
    StopId Id, RunId Run, OrganisationId Coop, StopKind Kind, StopState State, string Name, string? Phone, string Address, string? Notes, double Lat, double Lon,
    DateTime FromAt, DateTime UntilAt, int Packages, int Grams, int Litres, bool Cold, Money? Collect, bool Started, DateTime? EndedAt, string? Reason, bool NeedsHuman);

/// <summary>A run nobody has taken yet.</summary>
internal sealed record WaitingRun(RunId Id, OrganisationId Coop, string From, string To, string ToAddress, DateTime FromAt, DateTime UntilAt, int Packages, int Grams, bool Cold, int Metres);

/// <summary>What became of a batch, and the round as it stands after it.</summary>
internal sealed record BatchAnswer(IReadOnlyList<CommandAnswer> Results, CourierRound Round);

/// <summary>The way to a door. `Line` is [lat, lon] pairs.</summary>
internal sealed record WayThere(int Metres, int Seconds, bool IsEstimate, IReadOnlyList<double[]> Line);

internal sealed record PositionTold(double Lat, double Lon);

/// <summary>`Kept` is false off shift or off task: the phone may stop telling.</summary>
internal sealed record PositionAnswer(bool Kept);
