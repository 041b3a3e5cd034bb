using Couree.Kernel;

namespace Couree.Modules.Market;

/// <summary>What open pages of this room listen to.</summary>
internal static class Topics
{
    public static string Counter(OrganisationId shop) => "market:counter:" + shop.Value;
    public static string Checkout(CheckoutId checkout) => "market:checkout:" + checkout.Value;
}
