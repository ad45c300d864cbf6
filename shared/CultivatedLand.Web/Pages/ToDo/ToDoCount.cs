using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Pages.Layout;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Count of what waits for a person, kept for a while by <see cref="ToDoNumber"/>.</summary>
internal sealed class ToDoCount(ToDoNumber number, ToDoPageModelBuilder builder) : IToDoCount
{
    public Task<int> Of(CurrentUser user, CancellationToken cancellationToken) =>
        number.Of(user, () => builder.Number(user, cancellationToken));

    public void Forget(CurrentUser user) => number.Forget(user);
}
