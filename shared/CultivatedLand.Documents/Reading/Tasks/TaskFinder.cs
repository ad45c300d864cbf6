using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Finder of the tasks of a document.
/// It decides which sections are tasks, and which text belongs to the document as one task.
/// </summary>
internal sealed class TaskFinder(Section root, DocumentHead head, DateContext dates)
{
    private static readonly string[] InlineLabels =
    [
        "责任单位:",
        "责任领导:",
        "牵头单位:",
        "整改时限:",
        "完成时限:",
        "责任部门:",
        "牵头部门:",
        "完成时间:",
        "责任人:",
        "办结时限:",
        "责任主体为",
        "责任主体:",
        "时限:",
        "落实单位:",
        "实施单位:",
    ];

    private readonly Dictionary<Section, bool> _dated = [];

    public List<TaskScope> Find(bool hasTableTasks, bool isAssessment)
    {
        var annexes = Annexes.Plans(root, IsDated);
        if (annexes.Count > 0)
            return
            [
                .. annexes.SelectMany(annex =>
                    new TaskFinder(annex.Section, head with { Title = annex.Title }, dates).Find(hasTableTasks, isAssessment)
                ),
            ];
        var tops = Tops(root).ToList();
        var groups = LabelGroups.Find(root);
        if (groups.Count > 0)
            return [.. groups.Select(group => Labelled(group, groups.Count == 1))];

        var schedules = tops.Where(top => top.Role == SectionRole.Schedule && IsDated(top)).ToList();
        var tasks = tops.Where(top => top.Role == SectionRole.Tasks).SelectMany(top => Split(top, schedules.Count > 0)).ToList();
        tasks.AddRange(UnnamedTasks(tops, schedules.Count > 0));
        // A single 任务要求 section says no more than the title. Its content belongs to the task of the whole document.
        if (tasks is [{ Role: SectionRole.Tasks } only] && tops.Contains(only) && schedules.Count == 0 && !OwnLabel(only))
            tasks.Clear();
        if (schedules.Count > 0)
            tasks.RemoveAll(task => !IsDatedByDay(task) && !HasLabel(task));
        tasks = [.. tasks.OrderBy(task => task.Place.Block).ThenBy(task => task.Place.Offset)];

        var scopes = tasks.Select(Scope).ToList();
        HashSet<Section> chosen = [.. tasks];
        var context = Context(tops, chosen, schedules);
        var loose = LooseBody().ToList();
        var goals = GoalArea(tops, scopes);
        var needed =
            schedules.Count > 0
            || goals
            || context.Any(section => HasDeadline(section))
            || loose.Exists(HasDeadline)
            || (scopes.Count == 0 && !hasTableTasks && AreaReader.Read("", root.Passages()).Target is { Confidence: Confidence.Stated })
            || (scopes.Count == 0 && !hasTableTasks && IsPlan() && root.Passages().Any(passage => !passage.IsBlank));
        if (isAssessment || !needed)
            return scopes;
        if (scopes.Count == 1 && schedules.Count == 0 && !goals && !loose.Exists(HasDeadline))
            return [scopes[0] with { Sections = [.. scopes[0].Sections, .. context.Where(HasDeadline)] }];
        scopes.Insert(
            0,
            Document(
                [.. tops.Where(top => !chosen.Contains(top) && !top.Children.Exists(chosen.Contains))],
                schedules,
                context,
                loose,
                tasks.Count > 0
            )
        );
        return scopes;
    }

    /// <summary>Whether the goals set an area and no task does. The whole document is then a task of its own.</summary>
    private static bool GoalArea(List<Section> tops, List<TaskScope> scopes) =>
        scopes.Count > 0
        && tops.Exists(top =>
            top.Role == SectionRole.Goals && AreaReader.Read("", top.Passages()).Target is { Confidence: Confidence.Stated }
        )
        && !scopes.Exists(scope => AreaReader.Read(scope.Name.Value, scope.Content).Target is not null);

    /// <summary>Lists the highest sections of the document and of each annex.</summary>
    private static IEnumerable<Section> Tops(Section parent)
    {
        foreach (var child in parent.Children)
        {
            if (
                child.Rank is HeadingRank.Part or HeadingRank.Chapter
                && child.Role is not (SectionRole.Tasks or SectionRole.Schedule)
                && child.Children.Count > 0
            )
            {
                foreach (var top in Tops(child))
                    yield return top;
            }
            else
            {
                yield return child;
            }
        }
    }

    private IEnumerable<Section> Split(Section top, bool hasSchedule)
    {
        if (OwnLabel(top))
            return [top];
        var parts = top
            .Children.Where(child =>
                child.Rank != HeadingRank.Enumeration
                && child.Role
                    is SectionRole.Unknown
                        or SectionRole.Background
                        or SectionRole.Tasks
                        or SectionRole.Duties
                        or SectionRole.Goals
                        or SectionRole.Schedule
            )
            .ToList();
        if (parts.Count > 0)
            return parts.SelectMany(part => Deeper(part, hasSchedule));
        var items = top.Children.Where(child => child.Rank == HeadingRank.Enumeration && child.Role != SectionRole.Funding).ToList();
        if (items.Count >= 2 && top.Rank <= HeadingRank.First && !hasSchedule)
            return items;
        // 主要任务 without parts only describes. It is a task of its own only where it sets a date or names a unit.
        return IsDated(top) || HasLabel(top) ? [top] : [];
    }

    private IEnumerable<Section> Deeper(Section part, bool hasSchedule)
    {
        if (OwnLabel(part))
            return [part];
        var labelled = part.Children.Where(HasLabel).ToList();
        if (labelled.Count >= 2)
            return part.Children.Where(child => child.Rank != HeadingRank.Enumeration || labelled.Contains(child));
        var items = part.Children.Where(child => child.Rank == HeadingRank.Enumeration).ToList();
        var separate =
            items.Count >= 2
            && !hasSchedule
            && !part.Body.Exists(HasDeadline)
            && items.Exists(item => IsDated(item) && AreaReader.Read(item.Heading.Text, item.Passages()).Target is not null);
        return separate ? items : [part];
    }

    /// <summary>
    /// Finds tasks among the sections whose heading names no purpose.
    /// Such a section is a task where it sets dates or names units.
    /// Its equals then are tasks too.
    /// </summary>
    private IEnumerable<Section> UnnamedTasks(List<Section> tops, bool hasSchedule)
    {
        var unnamed = tops.Where(top =>
                top.Role == SectionRole.Unknown && top.Heading.Length + top.Body.Count > 0 && !IsSanction(top) && !IsForm(top)
            )
            .ToList();
        var marked = unnamed.Where(top => IsDated(top) || HasLabel(top)).ToList();
        if (marked.Count == 0)
            return [];
        // In a list of matters, such as minutes, the funding section is one of the matters where it has a date.
        if (!hasSchedule && !tops.Exists(top => top.Role == SectionRole.Tasks))
        {
            var matters = tops.Where(top => top.Role == SectionRole.Funding && top.Rank == marked[0].Rank && IsDated(top)).ToList();
            unnamed.AddRange(matters);
            marked.AddRange(matters);
        }

        HashSet<Section> known = [.. marked];
        var equals =
            hasSchedule || tops.Exists(top => top.Role == SectionRole.Tasks)
                ? marked
                : unnamed
                    .Where(top =>
                        top.Rank == marked[0].Rank && (known.Contains(top) || marked.Count >= 2 || top.Rank == HeadingRank.Enumeration)
                    )
                    .ToList();
        return equals.SelectMany(top =>
            top.Children.Count > 0
            && top.Rank != HeadingRank.Enumeration
            && !OwnLabel(top)
            && top.Children.Exists(child => IsDated(child) || HasLabel(child))
            && top.Children.Count(child => child.Rank != HeadingRank.Enumeration) > 1
                ? Split(top, hasSchedule)
                : [top]
        );
    }

    /// <summary>Whether the heading is that of a list or a form of an annex, which sets no work: 包乡领导名单, 情况统计表.</summary>
    private bool IsForm(Section section) =>
        section.Heading.Length > 0
        && TextMatch.EndsWithAny(
            CharacterFolding.Unspaced(section.Heading.Folded),
            "名单",
            "名册",
            "通讯录",
            "联系表",
            "联系方式",
            "样表",
            "模板",
            "登记表",
            "统计表",
            "汇总表",
            "分解表",
            "一览表",
            "任务表",
            "流程图"
        )
        && !IsDated(section)
        && !HasLabel(section);

    /// <summary>Whether the section describes sanctions for late work, which is no task: 三、逾期未完成的，将约谈….</summary>
    private bool IsSanction(Section section) =>
        section.Passages().FirstOrDefault(passage => !passage.IsBlank) is { } first
        && TextMatch.StartsWithAny(first.Folded.AsSpan().TrimStart(), "逾期", "对逾期", "对未按", "未按", "对工作不力", "对瞒报", "凡未")
        && !IsDated(section);

    private TaskScope Scope(Section section)
    {
        var (name, quote) = TaskNames.Of(section);
        return new(
            new Sourced<string>(name, quote),
            [new ScopeSection(section, section.Role == SectionRole.Schedule)],
            [.. section.Passages()],
            false
        );
    }

    private TaskScope Document(List<Section> tops, List<Section> schedules, List<ScopeSection> context, List<Passage> loose, bool hasTasks)
    {
        var sections = schedules
            .Select(section => new ScopeSection(section, true))
            .Concat(context.Where(HasDeadline))
            .OrderBy(scope => scope.Section.Place.Block)
            .ThenBy(scope => scope.Section.Place.Offset)
            .ToList();
        // The requirements at the end name the supervisors. They name the workers only where no task does.
        var only = !hasTasks;
        var bare = only && sections.Count == 0 && !loose.Exists(HasDeadline);
        var content = tops.Where(top =>
                bare
                || top.Role is not (SectionRole.Background or SectionRole.Principles or SectionRole.Funding)
                    && (only || top.Role != SectionRole.Safeguards)
            )
            .SelectMany(top => top.Passages());
        return new(DocumentName(), sections, [.. loose.Where(passage => !IsTitle(passage)), .. content], true) { Loose = loose };
    }

    /// <summary>Whether the passage is the title. The place in it is that of the document and no unit at work.</summary>
    private bool IsTitle(Passage passage) => head.Title?.Quote.Place?.Block == passage.Place.Block && head.Title?.Quote.Place?.Row is null;

    private TaskScope Labelled(LabelGroup group, bool only)
    {
        var name =
            only ? DocumentName()
            : group.Name is { } own ? new Sourced<string>(TaskNames.Clean(own.Text), own.Quote())
            : DocumentName();
        return new(
            name,
            [],
            group.Name is { } heading && !group.Passages.Contains(heading) ? [heading, .. group.Passages] : group.Passages,
            only
        )
        {
            Loose = group.Passages,
        };
    }

    private Sourced<string> DocumentName()
    {
        if (head.Title is { } title)
            return title with { Value = TaskNames.OfTitle(title.Value) };
        var first = root.Passages().FirstOrDefault(passage => !passage.IsBlank) ?? new Passage("", new(0, null, null, 0));
        var words = first.Slice(0, Math.Min(first.Length, 40));
        return new(CharacterFolding.Unspaced(words.Text), words.Quote(), Confidence.Guess);
    }

    /// <summary>Lists the sections that are neither task nor schedule but may set dates: goals, duties, requirements.</summary>
    private static List<ScopeSection> Context(List<Section> tops, HashSet<Section> tasks, List<Section> schedules) =>
        [
            .. tops.Where(top =>
                    !schedules.Contains(top)
                    && !tasks.Contains(top)
                    && top.Role is not (SectionRole.Background or SectionRole.Principles or SectionRole.Funding)
                )
                .SelectMany(top =>
                    top.SelfAndBelow()
                        .Where(section => !Covered(section, tasks))
                        .Select(section => new ScopeSection(section, section.EffectiveRole == SectionRole.Schedule, Shallow: true))
                ),
        ];

    private static bool Covered(Section section, HashSet<Section> tasks)
    {
        for (var above = section; above is not null; above = above.Parent)
        {
            if (tasks.Contains(above) || above.Role is SectionRole.Funding or SectionRole.Background)
                return true;
        }

        return false;
    }

    private IEnumerable<Passage> LooseBody() =>
        root.Body.Concat(root.Children.Where(child => child.Rank == HeadingRank.Part).SelectMany(child => child.Body));

    private bool IsPlan() =>
        head.Title is { } title
        && TextMatch.ContainsAny(title.Value, "整改", "方案", "计划", "通知", "任务", "整治", "治理")
        && !title.Value.EndsWith("细则", StringComparison.Ordinal);

    private bool IsDated(Section section)
    {
        if (!_dated.TryGetValue(section, out var dated))
            _dated[section] = dated = section
                .Passages()
                .Any(passage => HasDeadline(passage, section.EffectiveRole == SectionRole.Schedule));
        return dated;
    }

    /// <summary>
    /// Whether the section sets a day.
    /// Beside a schedule, a year alone (2024年需整改…亩) only says which year the goals are for.
    /// </summary>
    private bool IsDatedByDay(Section section) =>
        section
            .Passages()
            .SelectMany(passage => passage.Dates(dates))
            .Any(mention =>
                mention.Deadline
                && !(mention.Grain == DateGrain.Year && mention.Start is null && CharacterFolding.Unspaced(mention.Text).EndsWith('年'))
            );

    private bool HasDeadline(ScopeSection scope) =>
        scope.Section.EffectiveRole == SectionRole.Goals && scope.Shallow
            ? HasGoalDate(scope.Section)
            : (
                scope.Shallow
                    ? scope.Section.Heading.Length > 0
                        ? scope.Section.Body.Prepend(scope.Section.Heading)
                        : scope.Section.Body
                    : scope.Section.Passages()
            ).Any(passage => HasDeadline(passage, scope.Schedule));

    private bool HasGoalDate(Section section)
    {
        var reader = new PhaseReader(dates);
        foreach (var passage in section.Heading.Length > 0 ? section.Body.Prepend(section.Heading) : section.Body)
            reader.Goal(passage);
        return !reader.IsEmpty;
    }

    private bool HasDeadline(Passage passage) => HasDeadline(passage, false);

    private bool HasDeadline(Passage passage, bool schedule) =>
        passage
            .Dates(dates with { Expectation = schedule ? DateExpectation.Schedule : DateExpectation.Prose })
            .Any(mention => mention.Deadline);

    private static bool HasLabel(Section section) => section.Passages().Any(passage => TextMatch.ContainsAny(passage.Folded, InlineLabels));

    /// <summary>Whether the section itself names roles, outside of its parts.</summary>
    private static bool OwnLabel(Section section) =>
        section.Body.Exists(passage => TextMatch.ContainsAny(passage.Folded, InlineLabels))
        || TextMatch.ContainsAny(section.Heading.Folded, InlineLabels);
}
