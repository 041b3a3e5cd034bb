using Couree.Kernel;
using Couree.Modules.Market;
using Couree.Modules.Notices.Desk;

namespace Couree.Modules.Notices.React;

/// <summary>The receipt: the page behind the link has the lines of each shop. Acceptance changes nothing for the customer: no mail.</summary>
internal sealed class PlacedLetter(Letters letters) : IReact<OrderPlaced>
{
    public Task On(OrderPlaced happened, CancellationToken stop) => letters.Write("order_placed:" + happened.Mail.Checkout.Value, happened.Mail.Email, happened.Mail.Draft("order_placed"), stop);
}

internal sealed class RefusedLetter(Letters letters) : IReact<OrderRefused>
{
    public Task On(OrderRefused happened, CancellationToken stop) => letters.Write("order_refused:" + happened.Order.Value, happened.Mail.Email,
        happened.Mail.Draft("order_refused", happened.ShopName, happened.Reason), stop);
}

/// <summary>Only who comes to collect needs to know that it is ready; who has it delivered will hear from the couriers.</summary>
internal sealed class ReadyLetter(Letters letters) : IReact<OrderReady>
{
    public Task On(OrderReady happened, CancellationToken stop) => !happened.ToCollect
        ? Task.CompletedTask
        : letters.Write("order_ready:" + happened.Order.Value, happened.Mail.Email, happened.Mail.Draft("order_ready", happened.ShopName), stop);
}

internal sealed class OnItsWayLetter(Letters letters) : IReact<OrderOnItsWay>
{
    public Task On(OrderOnItsWay happened, CancellationToken stop) => letters.Write($"order_on_its_way:{happened.Mail.Checkout.Value}:{LinkKey.Of(happened.TrackingPath)}", happened.Mail.Email,
        happened.Mail.Draft("order_on_its_way") with { Link = happened.TrackingPath }, stop);
}

internal sealed class DeliveredLetter(Letters letters) : IReact<OrderDelivered>
{
    public Task On(OrderDelivered happened, CancellationToken stop) => letters.Write("order_delivered:" + happened.Mail.Checkout.Value, happened.Mail.Email, happened.Mail.Draft("order_delivered"), stop);
}

internal sealed class CancelledLetter(Letters letters) : IReact<OrderCancelled>
{
    public Task On(OrderCancelled happened, CancellationToken stop) => letters.Write("order_cancelled:" + happened.Order.Value, happened.Mail.Email,
        happened.Mail.Draft("order_cancelled", happened.ShopName, happened.Reason), stop);
}

/// <summary>In the demo, mails lie in a folder: those of somebody who is forgotten go too.</summary>
internal sealed class ForgetMails(Mailbox mailbox) : IReact<CustomerForgotten>
{
    public Task On(CustomerForgotten happened, CancellationToken stop)
    {
        mailbox.Forget(happened.Email);
        return Task.CompletedTask;
    }
}

internal static class OrderDrafts
{
    public static Draft Draft(this OrderMail mail, string template, string shop = "", string reason = "") =>
        new(template, mail.Language, mail.CustomerName, new { number = mail.Number, shop, reason = reason.Length > 0 ? reason : "—" }, mail.Path);
}
