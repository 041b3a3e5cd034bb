using Couree.Web;

namespace Couree.Modules.Market.Orders;

/// <summary>An order's end in words: who ended it, and why.</summary>
internal static class OrderWords
{
    /// <summary>"By the shop: the leeks ran out"; null for an order that nobody refused or cancelled.</summary>
    public static string? Closed(Order order)
    {
        if (order.ClosedBy is null) return null;
        var by = Words.Say("market.closed_by." + order.ClosedBy);
        return string.IsNullOrEmpty(order.Reason) ? by : Words.Say("market.closed_by.because", new { by, reason = order.Reason });
    }
}
