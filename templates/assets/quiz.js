// A quiz answers a choice at once, and counts at the end. Nothing is kept or sent; without this script the answers open by themselves.
for (const quiz of document.querySelectorAll("[data-quiz]")) {
  const first = new Map(); // whether each question was right at the first choice
  const questions = [...quiz.querySelectorAll(".t-question")];
  let passing = false;

  const answer = (input) => {
    const question = input.closest(".t-question");
    const right = "right" in input.dataset;
    const told = question.querySelector(".t-question__told");
    const word = document.createElement("strong");
    word.textContent = right ? quiz.dataset.right : quiz.dataset.wrong;
    told.replaceChildren(word);
    told.dataset.told = right ? "right" : "wrong";
    const why = question.querySelector(`[data-why="${CSS.escape(input.value)}"]`);
    if (why) told.append(" ", why.lastElementChild.cloneNode(true));
    const more = right && question.querySelector(".t-answer__more");
    if (more) told.append(" ", more.cloneNode(true));
    for (const option of question.querySelectorAll(".t-option")) {
      delete option.dataset.told;
      if (option.contains(input)) option.dataset.told = told.dataset.told;
    }
    if (!first.has(question)) first.set(question, right);
    if (first.size === questions.length) count();
  };

  const count = () => {
    const right = [...first.values()].filter(Boolean).length;
    const digits = questions[questions.length - 1].querySelector(".t-question__number").textContent;
    quiz.querySelector(".t-quiz__count").textContent = quiz.dataset.count
      .replace("{right}", written(right, digits))
      .replace("{total}", digits);
  };

  // Numbers are written with the digits that the page uses.
  const written = (number, sample) => {
    const native = /[۰-۹]/.test(sample) ? 0x06f0 : /[٠-٩]/.test(sample) ? 0x0660 : 0x30;
    return String(number).replace(/\d/g, (digit) => String.fromCharCode(native + Number(digit)));
  };

  // Arrow keys pass over the options, and the browser marks each on the way: only Enter or the space bar answers then.
  quiz.addEventListener("keydown", (event) => {
    const input = event.target.closest("input[type=radio]");
    if (!input) return;
    passing = event.key.startsWith("Arrow");
    if (event.key === "Enter" || event.key === " ") answer(choose(input));
  });
  quiz.addEventListener("change", (event) => {
    if (!passing && event.target.matches("input[type=radio]")) answer(event.target);
    passing = false;
  });

  const choose = (input) => {
    input.checked = true;
    return input;
  };
}
