namespace Couree.Modules.Places.Streets;

/// <summary>The largest strongly connected component (Tarjan 1972, without recursion: a city is deeper than a stack).</summary>
static class Core
{
    public static byte[] Find(int nodes, int[] from, int[] to, int[] ahead, int[] back)
    {
        var arcs = new Arcs(nodes, from, to, ahead, back);
        var order = new int[nodes];
        var low = new int[nodes];
        var component = new int[nodes];
        Array.Fill(component, -1);
        var cursor = arcs.First.AsSpan(0, nodes).ToArray();
        var open = new Stack<int>();
        var calls = new Stack<int>();
        var sizes = new List<int>();
        var next = 0;
        for (var root = 0; root < nodes; root++)
        {
            if (order[root] != 0) continue;
            calls.Push(root);
            while (calls.TryPeek(out var node))
            {
                if (order[node] == 0)
                {
                    order[node] = low[node] = ++next;
                    open.Push(node);
                }
                if (cursor[node] < arcs.First[node + 1])
                {
                    var head = arcs.Head[cursor[node]++];
                    if (order[head] == 0) calls.Push(head);
                    else if (component[head] < 0) low[node] = Math.Min(low[node], order[head]);
                    continue;
                }
                calls.Pop();
                if (calls.TryPeek(out var parent)) low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] != order[node]) continue;
                var size = 0;
                int member;
                do
                {
                    member = open.Pop();
                    component[member] = sizes.Count;
                    size++;
                }
                while (member != node);
                sizes.Add(size);
            }
        }
        var largest = sizes.Count == 0 ? -1 : sizes.IndexOf(sizes.Max());
        return Array.ConvertAll(component, c => (byte)(c == largest ? 1 : 0));
    }
}
