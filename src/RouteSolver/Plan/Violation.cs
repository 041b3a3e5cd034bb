namespace RouteSolver;

/// <summary>One broken constraint, where, and how far off: granting <see cref="Amount"/> more of it would mend it.</summary>
/// <param name="Constraint">Which rule; it also says what the amount counts.</param>
/// <param name="Vehicle">On whose route.</param>
/// <param name="Stop">Where, when it is about one stop (for a capacity: where the load peaks).</param>
/// <param name="Dimension">For a capacity the dimension, for a skill the skill.</param>
/// <param name="Amount">How far off, always positive.</param>
public readonly record struct Violation(Constraint Constraint, int Vehicle, int? Stop, int? Dimension, long Amount)
{
    /// <summary>The same rule at the same place, whatever the amount.</summary>
    internal bool IsAbout(Violation other) =>
        Constraint == other.Constraint && Vehicle == other.Vehicle
        && (Constraint is Constraint.Capacity ? Dimension == other.Dimension : Stop == other.Stop);
}
