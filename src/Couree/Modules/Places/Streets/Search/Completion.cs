namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// The street graph with every link that taking its junctions one by one may need: who is taken leaves all its later neighbours linked to
/// each other. Junctions are numbered in the order in which they are taken; costs play no part.
/// </summary>
sealed class Completion
{
    /// <summary>Links of junction <c>n</c> to later ones: <c>Head[First[n]..First[n + 1]]</c>, the earliest first.</summary>
    public int[] First { get; }
    public int[] Head { get; }
    public int Nodes => First.Length - 1;

    /// <param name="graph">the streets</param>
    /// <param name="place">of each junction, when it is taken</param>
    public Completion(StreetGraph graph, int[] place)
    {
        var later = new List<int>?[graph.Nodes];
        for (var e = 0; e < graph.Edges; e++)
        {
            var (a, b) = (place[graph.From[e]], place[graph.To[e]]);
            if (a != b) (later[Math.Min(a, b)] ??= []).Add(Math.Max(a, b));
        }
        First = new int[graph.Nodes + 1];
        var heads = new int[graph.Nodes][];
        var heirs = new List<int>?[graph.Nodes];
        var mark = new int[graph.Nodes];
        var found = new List<int>();
        for (var n = 0; n < graph.Nodes; n++)
        {
            found.Clear();
            Gather(later[n] ?? [], n);
            foreach (var taken in heirs[n] ?? []) Gather(heads[taken], n);
            heads[n] = [.. found];
            Array.Sort(heads[n]);
            First[n + 1] = First[n] + heads[n].Length;
            // What it leaves to its neighbours, the first of them passes on.
            if (heads[n].Length > 0) (heirs[heads[n][0]] ??= []).Add(n);
        }
        Head = new int[First[graph.Nodes]];
        for (var n = 0; n < graph.Nodes; n++) heads[n].CopyTo(Head, First[n]);

        void Gather(IEnumerable<int> others, int n)
        {
            foreach (var other in others)
            {
                if (other == n || mark[other] == n + 1) continue;
                mark[other] = n + 1;
                found.Add(other);
            }
        }
    }

    /// <summary>The link between two junctions, the earlier named first.</summary>
    public int Link(int early, int late) => Array.BinarySearch(Head, First[early], First[early + 1] - First[early], late);
}
