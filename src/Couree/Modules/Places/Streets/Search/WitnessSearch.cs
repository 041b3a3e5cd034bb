using System.Runtime.CompilerServices;

namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// Is there a way around a node that is as good as the way through it? The last step into each out-neighbour is laid out beforehand
/// (a backward search of one hop), so that the Dijkstra from each in-neighbour stays short. It is bounded in settled nodes: a witness missed costs
/// a superfluous shortcut, never a wrong answer.
/// </summary>
sealed class WitnessSearch(Remaining remaining)
{
    readonly long[] costs = Filled(remaining.Outs.Length, Cost.Unreachable);
    int[] touched = new int[256];
    int touchedCount;
    readonly CostHeap heap = new();

    int around;
    readonly int[] lastSteps = Filled(remaining.Outs.Length, -1);
    (int Next, int Target, long Cost)[] steps = new (int, int, long)[256];
    int stepCount;
    long[] cheapestStep = new long[32];
    long[] through = new long[32];

    /// <summary>Was a way around found for this out-neighbour (by its place in the list)?</summary>
    public bool IsWitnessed(int target) => through[target] < 0;

    /// <summary>Lays out the last steps into the out-neighbours of a node. <see cref="Leave"/> takes them away again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Enter(int node)
    {
        around = node;
        stepCount = 0;
        var targets = remaining.Outs[node].Span;
        if (through.Length < targets.Length) (through, cheapestStep) = (new long[targets.Length * 2], new long[targets.Length * 2]);
        for (var t = 0; t < targets.Length; t++)
        {
            var ins = remaining.Ins[targets[t].Node].Span;
            if (steps.Length < stepCount + ins.Length) Array.Resize(ref steps, (stepCount + ins.Length) * 2);
            var cheapest = Cost.Unreachable;
            foreach (ref readonly var step in ins)
            {
                if (step.Node == node) continue;
                steps[stepCount] = (lastSteps[step.Node], t, step.Cost);
                lastSteps[step.Node] = stepCount++;
                cheapest = Math.Min(cheapest, step.Cost);
            }
            cheapestStep[t] = cheapest;
        }
    }

    public void Leave()
    {
        foreach (ref readonly var target in remaining.Outs[around].Span)
            foreach (ref readonly var step in remaining.Ins[target.Node].Span) lastSteps[step.Node] = -1;
    }

    /// <summary>Looks for ways around from one in-neighbour; what it found is in <see cref="IsWitnessed"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(in Half enter, int limit)
    {
        var targets = remaining.Outs[around].Span;
        var (farthest, waiting) = (-1L, 0);
        for (var t = 0; t < targets.Length; t++)
        {
            through[t] = targets[t].Node == enter.Node ? -1 : enter.Cost + targets[t].Cost;
            if (through[t] < 0 || through[t] < cheapestStep[t]) continue;
            farthest = Math.Max(farthest, through[t] - cheapestStep[t]);
            waiting++;
        }
        if (waiting > 0) Search(enter.Node, limit, farthest, waiting);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Search(int source, int limit, long farthest, int waiting)
    {
        for (var i = 0; i < touchedCount; i++) costs[touched[i]] = Cost.Unreachable;
        heap.Clear();
        var (outs, known) = (remaining.Outs, costs);
        known[source] = 0;
        (touched[0], touchedCount) = (source, 1);
        heap.Push(0, source);
        while (heap.Count > 0 && limit > 0)
        {
            var (cost, node) = heap.Pop();
            if (cost > known[node]) continue;
            limit--;
            for (var s = lastSteps[node]; s >= 0; s = steps[s].Next)
            {
                ref var wanted = ref through[steps[s].Target];
                if (cost + steps[s].Cost > wanted) continue;
                wanted = -1;
                if (--waiting == 0) return;
            }
            var halves = outs[node].Span;
            if (touched.Length < touchedCount + halves.Length) Array.Resize(ref touched, (touchedCount + halves.Length) * 2);
            foreach (ref readonly var half in halves)
            {
                var reached = cost + half.Cost;
                if (reached > farthest || half.Node == around) continue;
                ref var before = ref known[half.Node];
                if (reached >= before) continue;
                if (before == Cost.Unreachable) touched[touchedCount++] = half.Node;
                before = reached;
                heap.Push(reached, half.Node);
            }
        }
    }

    static T[] Filled<T>(int count, T value)
    {
        var array = new T[count];
        Array.Fill(array, value);
        return array;
    }
}
