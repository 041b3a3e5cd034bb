namespace Couree.Bench.Routing;

/// <summary>A pickup-and-delivery benchmark as the solver sees it: node 0 is the depot, distance and time are one matrix of whole numbers.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Family">Whose format it is.</param>
/// <param name="VehicleLimit">How many vehicles there are at most.</param>
/// <param name="Capacity">Of each of them.</param>
/// <param name="Nodes">By number; times are already scaled.</param>
/// <param name="Travel">Row by row, scaled.</param>
/// <param name="Scale">How many of our units make one of the file's.</param>
internal sealed record Instance(string Name, string Family, int VehicleLimit, int Capacity, Node[] Nodes, int[] Travel, int Scale)
{
    public int Tasks => Nodes.Length - 1;

    /// <summary>The round number the instance is filed under (106 tasks are "100").</summary>
    public int Size => Sizes.MinBy(size => Math.Abs(size - Tasks));

    private static readonly int[] Sizes = [100, 200, 400, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000, 5000];

    /// <summary>In the file's unit, computed anew from the coordinates (or the file's own whole minutes), not from what was rounded for the search.</summary>
    public double Distance(IEnumerable<int[]> routes)
    {
        var sum = 0.0;
        foreach (var route in routes)
        {
            var here = 0;
            foreach (var node in route) sum += Between(here, here = node);
            sum += Between(here, 0);
        }
        return sum;
    }

    private double Between(int from, int to)
    {
        if (Scale == 1) return Travel[from * Nodes.Length + to];
        var (x, y) = (Nodes[from].X - Nodes[to].X, Nodes[from].Y - Nodes[to].Y);
        return Math.Sqrt(x * x + y * y);
    }
}

/// <param name="Delivery">For a pickup, the node where its load goes; 0 for others.</param>
internal readonly record struct Node(double X, double Y, int Demand, long Earliest, long Latest, long Service, int Delivery);
