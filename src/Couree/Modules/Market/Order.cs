using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Market;

internal enum OrderState { Placed, Accepted, Refused, Ready, OnItsWay, Collected, Delivered, Cancelled }

/// <summary>A line as sold: it keeps its own words and prices, whatever becomes of the product.</summary>
internal sealed record OrderLine(ProductId Product, string Name, string Unit, int Count, Money UnitPrice, IReadOnlyList<string> Choices, IReadOnlyList<string> Picks, int VatBasisPoints, int Grams, bool Cold)
{
    public Money Total => UnitPrice * Count;
}

/// <summary>A shop's part of a checkout, from placed to handed over.</summary>
internal sealed class Order : IVersioned
{
    public OrderId Id { get; init; }
    public CheckoutId Checkout { get; init; }
    public OrganisationId Shop { get; init; }
    public required string Number { get; init; }
    public required string CustomerName { get; set; }
    public int Version { get; set; }
    public OrderState State { get; private set; } = OrderState.Placed;
    public List<OrderLine> Lines { get; init; } = [];
    public Money Total { get; init; }

    /// <summary>The courier co-op that brings it; null when the customer collects it.</summary>
    public OrganisationId? Couriers { get; init; }

    /// <summary>The shop's own window: when the goods are ready to leave.</summary>
    public DateTime WindowFromAt { get; init; }
    public DateTime WindowUntilAt { get; init; }

    /// <summary>What the customer was promised: the pick-up or delivery window.</summary>
    public DateTime PromisedFromAt { get; init; }
    public DateTime PromisedUntilAt { get; init; }
    public DateTime PlacedAt { get; init; }
    public DateTime? AcceptedAt { get; private set; }
    public DateTime? ExpectedReadyAt { get; private set; }
    public DateTime? ReadyAt { get; private set; }
    public DateTime? LeftAt { get; private set; }
    public DateTime? HandedOverAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>"customer", "shop" or "couriers"; null unless refused or cancelled.</summary>
    public string? ClosedBy { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Something on the road went wrong and waits for a person: the words' key or the couriers' reason.</summary>
    public string? Trouble { get; set; }

    /// <summary>"cash", "card", "cheque" or "transfer"; null until paid.</summary>
    public string? PaidHow { get; private set; }
    public DateTime? PaidAt { get; private set; }

    public bool ToCollect => Couriers is null;
    public bool IsOver => State is OrderState.Refused or OrderState.Cancelled;
    public bool IsHandedOver => State is OrderState.Collected or OrderState.Delivered;
    public bool IsOpen => !IsOver && !IsHandedOver;
    public Period Promised => new(PromisedFromAt, PromisedUntilAt);

    /// <summary>Who ordered goes; number, dates, lines and amounts stay for the books.</summary>
    public void Forget() => CustomerName = "—";

    public void Accept(int preparationMinutes, DateTime now)
    {
        if (State == OrderState.Accepted) return;
        Only(OrderState.Placed);
        (State, AcceptedAt, ExpectedReadyAt) = (OrderState.Accepted, now, now.AddMinutes(preparationMinutes));
        if (ExpectedReadyAt < WindowFromAt) ExpectedReadyAt = WindowFromAt;
    }

    public void Refuse(string reason, DateTime now)
    {
        Only(OrderState.Placed);
        Close(OrderState.Refused, "shop", reason, now);
    }

    public void Ready(DateTime now)
    {
        if (State == OrderState.Ready) return;
        Only(OrderState.Placed, OrderState.Accepted);
        AcceptedAt ??= now;
        (State, ReadyAt) = (OrderState.Ready, now);
    }

    /// <summary>The customer changes their mind as long as nobody has started; afterwards the shop decides with them.</summary>
    public void CancelByCustomer(string reason, DateTime now)
    {
        if (State != OrderState.Placed) throw new Refusal("market.too_late_to_cancel", new { number = Number });
        Close(OrderState.Cancelled, "customer", reason, now);
    }

    public void CancelByShop(string reason, DateTime now)
    {
        Only(OrderState.Placed, OrderState.Accepted, OrderState.Ready);
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal("market.reason_missing", field: "reason");
        Close(OrderState.Cancelled, "shop", reason, now);
    }

    /// <summary>The courier has it: a fact from the road, true whatever the counter had pressed before.</summary>
    /// <returns>false when nothing changed</returns>
    public bool Leave(DateTime at)
    {
        if (State == OrderState.Delivered && LeftAt is null)
        {
            // News of the road may arrive in another order than the road's.
            LeftAt = at;
            return true;
        }
        if (State is not (OrderState.Placed or OrderState.Accepted or OrderState.Ready)) return false;
        AcceptedAt ??= at;
        ReadyAt ??= at;
        (State, LeftAt) = (OrderState.OnItsWay, at);
        return true;
    }

    /// <summary>The courier handed it over: a fact from the road.</summary>
    /// <returns>false when nothing changed</returns>
    public bool Deliver(DateTime at)
    {
        if (!IsOpen || ToCollect) return false;
        (State, HandedOverAt, Trouble) = (OrderState.Delivered, at, null);
        return true;
    }

    /// <summary>The customer came for it, and paid now unless the transfer is already there.</summary>
    public void Collect(string? paidHow, DateTime now)
    {
        if (!ToCollect) throw new Refusal("market.couriers_bring_it", new { number = Number });
        Only(OrderState.Accepted, OrderState.Ready);
        ReadyAt ??= now;
        (State, HandedOverAt) = (OrderState.Collected, now);
        if (PaidHow is null && paidHow is not null) Pay(paidHow, now);
    }

    public void Pay(string how, DateTime now)
    {
        if (PaidHow is not null) throw new Refusal("market.already_paid", new { number = Number });
        if (!KnownMeans.Contains(how)) throw new Refusal("market.means_unknown", field: "paid");
        if (IsOver) throw new Refusal("market.order_is_over", new { number = Number });
        (PaidHow, PaidAt) = (how, now);
    }

    /// <summary>What had been paid for an order that was then cancelled has been given back.</summary>
    public void Refunded(DateTime now) => (PaidHow, PaidAt) = (null, now);

    private static IReadOnlyList<string> KnownMeans => Market.Shop.AllMeans;

    private void Close(OrderState state, string by, string reason, DateTime now) =>
        (State, ClosedBy, Reason, ClosedAt, Trouble) = (state, by, reason.Trim(), now, null);

    private void Only(params ReadOnlySpan<OrderState> states)
    {
        if (!states.Contains(State)) throw new Refusal("market.moved_on", new { number = Number });
    }
}
