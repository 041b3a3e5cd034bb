namespace RouteSolver;

/// <summary>Seconds and metres from every location to every other; asymmetric (one-way streets, hills), row = from.</summary>
public sealed class TravelMatrix
{
    /// <summary>Entry meaning that there is no way at all between two locations.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly int[] _seconds;
    private readonly int[] _metres;

    /// <param name="size">Number of locations; both spans hold size × size entries, row by row.</param>
    /// <param name="seconds">Riding seconds at 100 % speed, ≥ 0, 0 from a location to itself, or <see cref="Unreachable"/>.</param>
    /// <param name="metres">Metres of that same way, same rules.</param>
    /// <exception cref="ProblemException">Wrong length, a negative entry, or a non-zero diagonal.</exception>
    public TravelMatrix(int size, ReadOnlySpan<int> seconds, ReadOnlySpan<int> metres)
    {
        if (size < 1) throw new ProblemException("matrix.size", null, $"must be at least 1, is {size}");
        Check(size, seconds, "matrix.seconds");
        Check(size, metres, "matrix.metres");
        Size = size;
        _seconds = seconds.ToArray();
        _metres = metres.ToArray();
        (MostSeconds, MostMetres) = Most(_seconds, _metres);
    }

    /// <summary>Seconds and metres the same (benchmarks whose distance is their time): kept once.</summary>
    /// <exception cref="ProblemException">Wrong length, a negative entry, or a non-zero diagonal.</exception>
    public TravelMatrix(int size, ReadOnlySpan<int> secondsAndMetres)
    {
        if (size < 1) throw new ProblemException("matrix.size", null, $"must be at least 1, is {size}");
        Check(size, secondsAndMetres, "matrix.seconds");
        Size = size;
        _seconds = _metres = secondsAndMetres.ToArray();
        (MostSeconds, MostMetres) = Most(_seconds, _metres);
    }

    public int Size { get; }
    public int Seconds(int from, int to) => _seconds[from * Size + to];
    public int Metres(int from, int to) => _metres[from * Size + to];

    /// <summary>Of the longest way there is; <see cref="Unreachable"/> is none.</summary>
    internal int MostSeconds { get; }
    internal int MostMetres { get; }

    internal int[] AllSeconds => _seconds;
    internal int[] AllMetres => _metres;

    private static (int Seconds, int Metres) Most(int[] seconds, int[] metres)
    {
        var most = (Seconds: 0, Metres: 0);
        for (var i = 0; i < seconds.Length; i++)
            if (seconds[i] != Unreachable) most = (Math.Max(most.Seconds, seconds[i]), Math.Max(most.Metres, metres[i]));
        return most;
    }

    private static void Check(int size, ReadOnlySpan<int> entries, string field)
    {
        if (entries.Length != (long)size * size)
            throw new ProblemException(field, null, $"needs {(long)size * size} entries for {size} locations, has {entries.Length}");
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] < 0) throw new ProblemException(field, i, $"must not be negative, is {entries[i]} (row {i / size}, column {i % size})");
            if (i / size == i % size && entries[i] != 0)
                throw new ProblemException(field, i, $"must be 0 from location {i / size} to itself, is {entries[i]}");
        }
    }
}
