namespace Couree.Bench;

/// <summary>The measures of the product itself; apart from <c>Program</c>, so that a routing run of one second loads no web server.</summary>
internal static class Product
{
    public static async Task Run(string what, TextWriter output)
    {
        Machine.Describe(output);
        var shared = Machine.SharedFolder;
        if (what is "web" or "all") await WebBench.Run(output);
        if (what is "sync") await SyncBench.Run(output);
        if (what is "streets" or "all") StreetsBench.Run(output, shared is null ? null : Path.Combine(shared, "data"));
        if (what is "addresses" or "all") AddressBench.Run(output, shared);
        if (what is "insertion" or "all") InsertionBench.Run(output);
    }
}
