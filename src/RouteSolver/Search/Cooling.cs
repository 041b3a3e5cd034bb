namespace RouteSolver;

/// <summary>Simulated annealing's patience: how much dearer the next plan may be, by chance and temperature.</summary>
/// <remarks>−ln(u) from a table and a whole-number temperature, so that every machine decides alike.</remarks>
internal static class Cooling
{
    private const int Shift = 16, Fine = 10;
    private static readonly int[] Patience = Table();

    /// <summary>A whole number distributed as −temperature · ln(u), rounded up: what costs as much as before always passes.</summary>
    public static long Allowance(long temperature, Dice dice) => (temperature * Patience[(int)(dice.Bits() >> 52)] >> (Shift + Fine)) + 1;

    /// <summary>From hot to cold, falling by the same share in the same time; in 1,024ths of a unit of cost.</summary>
    public static long Temperature(double hot, double cold, double behind) => (long)(hot * Math.Pow(cold / hot, Math.Clamp(behind, 0, 1)) * (1 << Fine));

    /// <summary>How hot to begin: the more iterations there will be for each request, the farther it pays to wander first. A short search
    /// would not come home in time.</summary>
    public static double Beginning(double warm, double hot, double iterationsARequest) =>
        warm * Math.Pow(hot / warm, Math.Clamp(Math.Log(iterationsARequest / Few) / Math.Log(Many / Few), 0, 1));

    private const double Few = 1500, Many = 6000;

    private static int[] Table()
    {
        var table = new int[4096];
        for (var i = 0; i < table.Length; i++) table[i] = (int)(-Math.Log((i + 0.5) / table.Length) * (1 << Shift));
        return table;
    }
}
