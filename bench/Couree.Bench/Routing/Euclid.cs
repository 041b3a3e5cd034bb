namespace Couree.Bench.Routing;

/// <summary>Straight distances as whole numbers, rounded up: what is in time with them is in time in the definition's doubles too.</summary>
internal static class Euclid
{
    public static int[] Matrix(IReadOnlyList<Node> nodes, int scale)
    {
        var matrix = new int[nodes.Count * nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
            for (var j = 0; j < i; j++)
                matrix[i * nodes.Count + j] = matrix[j * nodes.Count + i] = Up(nodes[i].X - nodes[j].X, nodes[i].Y - nodes[j].Y, scale);
        return matrix;
    }

    /// <summary>The least whole number not below scale × the distance. Whole coordinates are squared as integers: 5 is 50,000 and never 50,001.</summary>
    public static int Up(double x, double y, int scale)
    {
        if (x != Math.Floor(x) || y != Math.Floor(y)) return (int)Math.Ceiling(Math.Sqrt(x * x + y * y) * scale - 1e-6);
        var square = ((long)x * (long)x + (long)y * (long)y) * scale * scale;
        var root = (long)Math.Sqrt(square);
        while (root * root < square) root++;
        while (root > 0 && (root - 1) * (root - 1) >= square) root--;
        return (int)root;
    }
}
