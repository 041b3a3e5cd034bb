namespace RouteSolver;

/// <summary>When a search ends. Whatever it is, the best plan so far is the answer.</summary>
public abstract class StoppingCriterion
{
    /// <summary>How much of the search is behind, 0 to 1; at 1 it ends. The search cools down by it.</summary>
    internal abstract double Behind(in SearchState state);

    /// <summary>How many iterations each search may still take before it is asked again, at most.</summary>
    internal abstract long Left(in SearchState state);

    /// <summary>It counts iterations, not time: the same search ends at the same place again.</summary>
    internal abstract bool IsRepeatable { get; }

    /// <summary>After so many iterations of each search: the same plan on any machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public static StoppingCriterion Iterations(long most) => new AfterIterations(most);

    /// <summary>After so much time on the wall clock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive time.</exception>
    public static StoppingCriterion Time(TimeSpan most) => new AfterTime(most);

    /// <summary>After so many iterations in a row in which no better plan was found.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public static StoppingCriterion NoImprovement(long iterations) => new AfterNoImprovement(iterations);

    /// <summary>As soon as the first of these ends it.</summary>
    public static StoppingCriterion First(params IReadOnlyList<StoppingCriterion> criteria) => new AtFirst(criteria);
}

/// <summary>What a criterion may look at. Iterations are those of one search.</summary>
internal readonly record struct SearchState(long Iterations, long SinceImprovement, TimeSpan Elapsed);
