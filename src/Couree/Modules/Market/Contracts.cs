using Couree.Kernel;

namespace Couree.Modules.Market;

public readonly record struct ProductId(Guid Value) : IId;
public readonly record struct OrderId(Guid Value) : IId;
public readonly record struct CheckoutId(Guid Value) : IId;

/// <summary>A product as the portal shows it in a search.</summary>
public sealed record ProductCard(ProductId Id, OrganisationId Shop, string Name, Money Price, string? Photo);

public interface IMarket
{
    /// <summary>Products on sale now whose name or words match, best first; accents and case do not count.</summary>
    Task<IReadOnlyList<ProductCard>> Search(string text, int limit, CancellationToken stop = default);

    /// <summary>A few products of each shop, for its public page.</summary>
    Task<IReadOnlyDictionary<OrganisationId, IReadOnlyList<ProductCard>>> Showcase(IReadOnlyCollection<OrganisationId> shops, CancellationToken stop = default);
}

/// <summary>Facts for the mails of an order; `Path` is the order's private page.</summary>
public sealed record OrderMail(CheckoutId Checkout, string Number, string CustomerName, string Email, string Language, string Path);
/// <summary>The last order of somebody who had left is over, and nothing of hers stays: whatever was written to this address goes too.</summary>
public sealed record CustomerForgotten(string Email) : IEvent;
public sealed record OrderPlaced(OrderMail Mail) : IEvent;
public sealed record OrderAccepted(OrderId Order, OrganisationId Shop, string ShopName, OrderMail Mail) : IEvent;
public sealed record OrderRefused(OrderId Order, OrganisationId Shop, string ShopName, string Reason, OrderMail Mail) : IEvent;
public sealed record OrderReady(OrderId Order, OrganisationId Shop, string ShopName, bool ToCollect, OrderMail Mail) : IEvent;
public sealed record OrderOnItsWay(OrderMail Mail, string TrackingPath) : IEvent;
public sealed record OrderDelivered(OrderMail Mail) : IEvent;
public sealed record OrderCancelled(OrderId Order, OrganisationId Shop, string ShopName, string By, string Reason, OrderMail Mail) : IEvent;
