namespace Couree.Modules.Market.Baskets;

/// <summary>What became of a wish: how many of the line are in the basket now. Whoever wished for more than there is gets what is left, and is told at once.</summary>
/// <param name="Left">how many the shop has left, when that is fewer than wished for; else null</param>
internal sealed record Kept(int Count, int? Left, string Product)
{
    /// <summary>What to say of it on the page; null when everything is as wished.</summary>
    public Kernel.Refusal? Word => Left is { } left ? new Kernel.Refusal("market.only_kept", new { product = Product, left }) : null;

    /// <summary>How many of a line there can be, and what is said of it. Refused market.only_left when the other lines of the product have them all.</summary>
    public static Kept Of(string product, int? stock, int wished, int elsewhere)
    {
        if (stock is not { } left || wished + elsewhere <= left) return new Kept(wished, null, product);
        return left > elsewhere ? new Kept(left - elsewhere, left, product) : throw new Kernel.Refusal("market.only_left", new { product, left });
    }
}
