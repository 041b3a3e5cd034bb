using System.Numerics;

namespace RouteSolver;

/// <summary>A set of skills numbered 0 to 63 (trailer, cold box…): what a vehicle has, or what a shipment asks for.</summary>
public readonly record struct SkillSet(ulong Bits)
{
    public static readonly SkillSet None;

    /// <exception cref="ArgumentOutOfRangeException">A skill is not between 0 and 63.</exception>
    public static SkillSet Of(params ReadOnlySpan<int> skills)
    {
        var bits = 0UL;
        foreach (var skill in skills)
        {
            if (skill is < 0 or > 63) throw new ArgumentOutOfRangeException(nameof(skills), skill, "A skill is a number between 0 and 63.");
            bits |= 1UL << skill;
        }
        return new SkillSet(bits);
    }

    public SkillSet With(SkillSet others) => new(Bits | others.Bits);
    public SkillSet MissingFrom(SkillSet offered) => new(Bits & ~offered.Bits);
    public bool IsEmpty => Bits == 0;

    /// <summary>The lowest skill of the set; 64 when it is empty.</summary>
    public int First => BitOperations.TrailingZeroCount(Bits);
    public int Count => BitOperations.PopCount(Bits);
}
