using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Port through which the menu learns how much waits for a person. The to-do page implements it.</summary>
internal interface IToDoCount
{
    Task<int> Of(CurrentUser user, CancellationToken cancellationToken);

    /// <summary>Forgets the count of a user who does something.</summary>
    void Forget(CurrentUser user);
}
