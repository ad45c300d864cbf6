using CultivatedLand.Application.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.ToDo;

/// <summary>Extension method that registers the parts of what is to be done.</summary>
internal static class ToDoServices
{
    public static IServiceCollection AddToDo(this IServiceCollection services) =>
        services
            .AddSingleton<ToDoStore>()
            .AddSingleton<IWaitingTasks>(provider => provider.GetRequiredService<ToDoStore>())
            .AddSingleton<ToDoReader>();
}
